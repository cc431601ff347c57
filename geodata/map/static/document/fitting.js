// What of a scene fits on the wall. What does not is left out and counted: smaller type would not be read.
const fitting = (() => {
  "use strict";
  const SHARE = 0.72; // of the height, for sentences above a table

  const counted = (count, one, more) => (count ? `${count} ${count === 1 ? one : more}` : "");

  // "2 zinnen en 1 regel"; empty when nothing is left out.
  const leftOut = (sentences, rows) =>
    [counted(sentences, "zin", "zinnen"), counted(rows, "regel", "regels")].filter(Boolean).join(" en ");

  // Hide in `text` what does not fit and say so in `rest`, before what it says of itself.
  function fit(text, rest, own = "") {
    const sentences = [...text.querySelectorAll(".zin")];
    const rows = [...text.querySelectorAll("tbody tr, .rijen > li")];
    const fits = () => text.scrollHeight <= text.clientHeight;
    if (fits()) return;
    const hidden = (parts) => parts.filter((part) => part.hidden).length;
    const say = () => {
      const missing = leftOut(hidden(sentences), hidden(rows));
      rest.textContent = [missing && `Hier past niet meer bij: ${missing}.`, own].filter(Boolean).join(" ");
    };
    for (const part of [...sentences, ...rows]) part.hidden = true;
    say(); // it takes room itself
    // A long sentence gives way to shorter ones; with a table they keep to the upper part. A table
    // stops at the first line that does not fit, for its order may mean something.
    const edge = text.getBoundingClientRect().top + text.clientHeight * (rows.length ? SHARE : 1);
    sentences.forEach((sentence, place) => {
      sentence.hidden = false;
      sentence.hidden = place > 0 && !(fits() && sentence.getBoundingClientRect().bottom <= edge);
    });
    rows.every((row, place) => {
      row.hidden = false;
      row.hidden = place > 0 && !fits();
      return !row.hidden;
    });
    say();
  }

  return { leftOut, fit };
})();
