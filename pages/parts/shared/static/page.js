// Streamlit gives its place to drop a file the role "presentation", and then a name and a focus, which
// such a role may not have: a screen reader can skip it. As a group it is read out.
const mend = () => {
  for (const zone of document.querySelectorAll('[data-testid="stFileUploaderDropzone"][role="presentation"]')) zone.setAttribute("role", "group");
};
new MutationObserver(mend).observe(document.documentElement, { childList: true, subtree: true });
