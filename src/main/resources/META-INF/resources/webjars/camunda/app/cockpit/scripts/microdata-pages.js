// The process owners' ways to our own pages.
const PAGES = { Sager: '/sager.html', Registre: '/registre.html', 'Hvad nu hvis': '/hvad-nu-hvis.html',
  Revisionsspor: '/revisionsspor.html', 'Usendte breve': '/breve.html', Vilkår: '/vilkaar.html',
  Modelversioner: '/modelversioner.html' };

export default Object.entries(PAGES).map(([text, href], i) => ({
  id: 'microdata.page' + i,
  pluginPoint: 'cockpit.navigation',
  priority: 3 - i,
  properties: { label: text },
  render(node) {
    const a = document.createElement('a');
    a.href = href;
    a.textContent = text;
    node.replaceChildren(a);
  }
}));
