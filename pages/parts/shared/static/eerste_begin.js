// Before anything of the first picture is painted: whether it stands over the page that is loading.
{
  const picture = document.getElementById("eerste");
  const embedded = /[?&]embed=true(&|$)/i.test(location.search);
  // The other pages have their map at the top on a wide screen only; where it is not, the page comes at once.
  const shown = picture.classList.contains("kaart") || (!embedded && matchMedia("(min-width: 1024px)").matches);
  document.documentElement.classList.toggle("laadt", shown);
  document.documentElement.classList.add("begint");
  picture.hidden = !shown;
  // It goes away in a moment; until then a screen reader waits for the page itself, as it would without.
  picture.setAttribute("aria-hidden", "true");
  picture.classList.toggle("ingesloten", embedded);
}
