// Replaces the stock file; what is not named here keeps its default.
export default {
  app: { name: 'Overblik', vendor: 'Forskningsservice' },
  dateFormat: {
    monthName: 'MMMM',
    day: 'DD',
    abbr: 'D. MMM YYYY HH:mm',
    normal: 'D. MMM YYYY [kl.] HH:mm',
    long: 'dddd [den] D. MMMM YYYY [kl.] HH:mm',
    short: 'D. MMM YYYY'
  },
  // Danish whatever the browser asks for.
  locales: { availableLocales: ['da'], fallbackLocale: 'da' },
  customScripts: ['../../assets/microdata', 'scripts/microdata-names', 'scripts/microdata-pages',
    'scripts/microdata-incidents', 'scripts/microdata-overview', 'scripts/microdata-times', 'scripts/microdata-cases'],
  disableWelcomeMessage: true,
  // HTML in a variable is shown as text.
  previewHtml: false
};
