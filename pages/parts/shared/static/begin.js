// The scripts of a page begin once its first picture is on the screen: on a fast line they are there before it, and
// it would wait for them. A page that nobody sees yet, or that has no picture, has nothing to wait for.
{
  const MOST = 300;
  const [first, ...others] = document.getElementById("scripts").content.cloneNode(true).children;
  // It tells the browser where modules are, so it comes before each of them.
  for (const event of ["load", "error"]) first.addEventListener(event, () => document.body.append(...others));
  let begun = false;
  const begin = () => {
    if (!begun) document.body.append(first);
    begun = true;
  };
  if (document.hidden || !document.getElementById("eerste")) begin();
  else {
    requestAnimationFrame(() => setTimeout(begin));
    setTimeout(begin, MOST);
  }
}
