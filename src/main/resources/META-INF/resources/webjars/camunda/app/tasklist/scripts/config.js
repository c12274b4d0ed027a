// Replaces the stock file; what is not named here keeps its default.
export default {
  app: { name: 'Opgaver', vendor: 'Forskningsservice' },
  dateFormat: {
    monthName: 'MMMM',
    day: 'DD',
    abbr: 'D. MMM YYYY HH:mm',
    normal: 'ddd [den] D. MMM YYYY [kl.] HH:mm',
    long: 'dddd [den] D. MMMM YYYY [kl.] HH:mm',
    short: 'D. MMM YYYY'
  },
  // Danish whatever the browser asks for: forms, messages and process models exist in Danish only.
  locales: { availableLocales: ['da'], fallbackLocale: 'da' },
  customScripts: ['../../assets/microdata', 'scripts/microdata-form', 'scripts/microdata-draft',
    'scripts/microdata-tasklist', 'scripts/microdata-data', 'scripts/microdata-cases',
    'scripts/microdata-act', 'scripts/microdata-receipt'],
  disableWelcomeMessage: true,
  shortcuts: {
    claimTask: { key: 'ctrl+alt+c', description: 'tager den valgte opgave' },
    focusFilter: { key: 'ctrl+shift+f', description: 'går til det første filter' },
    focusList: { key: 'ctrl+alt+l', description: 'går til den første opgave på listen' },
    focusForm: { key: 'ctrl+alt+f', description: 'går til det første felt i formularen' },
    startProcess: { key: 'ctrl+alt+p', description: 'viser, hvad du kan starte' }
  }
};
