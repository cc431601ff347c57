// Says in Dutch that there is no connection, within five seconds, and offers the one click that brings the same view
// back. Streamlit says it in a corner, and after a while in English over the whole page.
{
  const PATIENCE = 3000;
  const RUN_BEGINS = 2000;
  const LOST = "De verbinding met de atlas is weg. Wat u ziet blijft staan; zodra de verbinding er weer is gaat de pagina vanzelf verder.";
  const BLOCKED = `De pagina kan geen verbinding maken met de atlas, wel met de site. Vaak houdt een netwerk zulke verbindingen (websockets) tegen. Vraag uw ICT-afdeling om ${location.host} met websockets toe te staan.`;
  const PICTURE = " De vaste kaart en de links erin werken wel.";
  const BACK = "De verbinding is er weer. Een ogenblik: de pagina wordt bijgewerkt.";
  const STILL = "Er is nog geen verbinding. Wat u ziet blijft staan. Probeer het straks opnieuw.";
  let since = 0;
  let back = 0;
  let ran = false;
  let connected = false;
  let bar = null;
  let words = LOST;

  const reload = async () => {
    // Without a server a browser would put its own error in the place of the page.
    const answer = await fetch(new URL("./_stcore/health", document.baseURI), { cache: "no-store", signal: AbortSignal.timeout(4000) }).catch(() => null);
    if (answer?.ok) location.reload();
    else if (bar) bar.firstChild.textContent = STILL;
  };
  const show = () => {
    bar = document.createElement("div");
    bar.id = "verbinding";
    bar.setAttribute("role", "alert");
    const text = document.createElement("p");
    text.textContent = connected ? words : BLOCKED + (document.getElementById("eerste") ? PICTURE : "");
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = "Laad de pagina opnieuw";
    button.addEventListener("click", reload);
    bar.append(text, button);
    if (!connected && !document.getElementById("eerste")) {
      const map = document.createElement("a");
      map.href = new URL("./kaart", document.baseURI).href;
      map.textContent = "Naar de vaste kaart";
      bar.append(map);
    }
    document.body.append(bar);
    // What Streamlit draws instead of a page it cannot get would lie over the first picture.
    document.documentElement.classList.toggle("geblokkeerd", !connected);
  };
  // What Streamlit says over the page is said by now.
  const closeDialog = () => {
    for (const dialog of document.querySelectorAll('[data-testid="stDialog"]')) {
      if (dialog.querySelector("h2")?.textContent === "Geen verbinding") dialog.querySelector('button[aria-label="Sluiten"]')?.click();
    }
  };
  const look = () => {
    const app = document.querySelector(".stApp");
    if (!app) return;
    const { testConnectionState: connection, testScriptState: script } = app.dataset;
    const there = connection === "CONNECTED";
    // A page that comes back runs in full first; what is clicked before that would be lost. The run begins a
    // moment after the connection is there.
    if (!there) back = 0;
    else if (!back) [back, ran] = [Date.now(), false];
    ran ||= script !== "notRunning";
    const done = script === "notRunning" && (ran || Date.now() - back > RUN_BEGINS);
    const busy = there && connected && since > 0 && !done;
    document.getElementById("root").inert = busy;
    if (there && !busy) {
      connected = true;
      since = 0;
      bar?.remove();
      bar = null;
      document.documentElement.classList.remove("geblokkeerd");
      return;
    }
    since ||= Date.now();
    const now = busy ? BACK : LOST;
    if (bar && now !== words && connected) bar.firstChild.textContent = now;
    words = now;
    if (!bar && Date.now() - since > PATIENCE) show();
    if (bar) closeDialog();
  };
  setInterval(look, 100);
}
