// The scripts of a page begin once its first picture is on the screen: on a fast line they are there before it, and
// it would wait for them. A page that nobody sees yet, or that has no picture, has nothing to wait for.
{
  const MOST = 300;
  const [first, ...others] = document.getElementById("scripts").content.cloneNode(true).children;
  // It tells the browser where modules are. What was fetched as a script until then is a module from here on.
  const goOn = () => {
    for (const link of document.querySelectorAll('link[rel="preload"][as="script"][crossorigin]')) link.rel = "modulepreload";
    document.body.append(...others);
  };
  for (const event of ["load", "error"]) first.addEventListener(event, goOn);
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
