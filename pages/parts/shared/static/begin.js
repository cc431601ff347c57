// The scripts of a page begin once its first picture is on the screen, and the first map in its place: on a fast line
// they are there before it, and it would wait for them. A page that nobody sees yet, or that has no picture, has nothing
// to wait for.
{
  const MOST = 600;
  const [first, ...others] = document.getElementById("scripts").content.cloneNode(true).children;
  // It tells the browser where modules are. What was fetched as a script until then is a module from here on.
  const goOn = () => {
    for (const link of document.querySelectorAll('link[rel="preload"][as="script"][crossorigin]')) link.rel = "modulepreload";
    document.body.append(...others);
  };
  for (const event of ["load", "error"]) first.addEventListener(event, goOn);
  const begin = () => document.body.append(first);
  const long = new Promise((ready) => {
    setTimeout(ready, MOST);
  });
  // Who made the picture says when it has been seen (eerste.js).
  if (document.hidden || !window.firstSeen) begin();
  else Promise.race([window.firstSeen, long]).then(begin);
}
