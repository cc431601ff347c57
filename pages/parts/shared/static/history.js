// A page that writes its link as soon as it is opened makes two entries in the history of the browser, in either order:
// its address without the link ("/regiobeeld"), from which the back button would lead to the same page for ever, or
// the page before it with the link of this one ("/kaart?gebied=GM0014"). The second entry takes the place of that one.
{
  const AT_ONCE = 3000;
  const push = history.pushState.bind(history);
  let before = null;
  history.pushState = (state, title, url) => {
    const to = new URL(url ?? location.href, location.href);
    const now = performance.now();
    const atOnce = before && now - before.at < AT_ONCE;
    const moved = atOnce && before.pathname !== location.pathname;
    const bare = moved && to.pathname === location.pathname && location.search === "";
    const early = atOnce && !moved && to.pathname !== location.pathname && to.search !== "" && to.search === location.search && to.search !== before.search;
    before = { at: now, pathname: location.pathname, search: location.search };
    if (bare || early) history.replaceState(state, title, url);
    else push(state, title, url);
  };
}
