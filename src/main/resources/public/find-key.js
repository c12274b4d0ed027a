// One key from everywhere, our own pages and Camunda's: Ctrl+K, and "/" where nobody types, lead to where anything is found.
const PAGE = '/find.html';
const FIELDS = 'input, textarea, select, [role=textbox]';

/** Whether what is pressed is typed into something. */
function isTypedInto(node) {
  return node instanceof HTMLElement && (node.matches(FIELDS) || node.isContentEditable);
}

addEventListener('keydown', event => {
  const typing = isTypedInto(event.composedPath()[0]);
  const pressed = event.altKey ? false : event.ctrlKey || event.metaKey ? event.key.toLowerCase() === 'k' && !event.shiftKey
    : event.key === '/' && !typing;
  if (!pressed || event.defaultPrevented) {
    return;
  }
  event.preventDefault();
  const field = location.pathname === PAGE && document.querySelector('input[name=q]');
  if (field) {
    field.focus();
    field.select();
  } else if (typing) {
    open(PAGE); // in a tab of its own: what is being typed here stays
  } else {
    location.assign(PAGE);
  }
});
