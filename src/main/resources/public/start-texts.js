// The names of processes are for those who run them; this says to those who start one what it is for.
export const WHAT_STARTS = {
  'Ansøg om projektdatabase': 'Her begynder ansøgningen. Den kan gemmes undervejs.',
  'Træk ansøgning tilbage': 'Træk en ansøgning eller indstilling tilbage, som endnu ikke er afgjort.',
  'Opsig projektdatabase': 'Opsig en godkendt projektdatabase før tid.',
  'Klag over afgørelse om anvendelsen': 'FSE har begrænset eller nedlagt projektdatabasen, og I er uenige eller har nye oplysninger.',
  'Ændr managere': 'Udpeg, afløs eller fratag en projektdatabasemanager.',
  'Fortryd nedlæggelse': 'En projektdatabase er lukket ved en fejl og skal i drift igen.',
  'Indberet brud på reglerne': 'Meld et brud på reglerne, også et uheld. Sagen er fortrolig.',
  'Bestil årsabonnement': 'Forudbestil data til projektdatabasen for ét kalenderår.',
  'Ansøg om Myndighedsordningen': 'For departementer, styrelser og direktorater, regioner og kommuner.',
  'Ansøg om autorisation': 'For en institution, der ikke har en autorisationsaftale endnu.',
  'Indstil projekt': 'Et nyt projekt i forskerordningen, eller et underprojekt til projektdatabasen.',
  'Genindstil projekt': 'Ændr et godkendt projekt, eller hvad projektdatabasen eller myndighedsordningen indeholder.',
  'Luk projekt': 'Luk et projekt før slutdatoen.',
  'Registrér Lovmodellen': 'Opret en sag om Lovmodellen for det ministerium, der har ansvaret for den.',
  'Ret Lovmodellen': 'Brugere ind og ud, nyt modelår, overdragelse til et andet ministerium, eller ophør.',
  'Registrér bortfald af autorisation': 'En institutions autorisation er bortfaldet, og dens projektdatabase skal nedlægges.'
};
