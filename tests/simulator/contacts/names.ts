type Choices = readonly [string, ...string[]];

interface Town {
  town: string;
  zipCode: string;
}

/** Invented data of people and addresses in one country and language. */
export interface Region {
  language: string;
  countryCode: string;
  men: Choices;
  women: Choices;
  lastNames: Choices;
  streets: Choices;
  towns: readonly [Town, ...Town[]];
  /**
   * Digits after `#` are filled in; the ranges are reserved for fiction if a country has such
   * ranges.
   */
  mobile: string;
  landline: string;
  companies: Choices;
}

/** Switzerland reserves no numbers for fiction; blocks of zeros are not in use. */
export const regions: readonly [Region, ...Region[]] = [
  {
    language: 'fr',
    countryCode: 'CH',
    men: ['Léo', 'Jérôme', 'François', 'Noël', 'Loïc', 'Benoît'],
    women: ['Zoé', 'Chloé', 'Hélène', 'Anaïs', 'Françoise', 'Maëlle'],
    lastNames: ['Favre', 'Rochat', 'Béguin', 'Crétenoud', 'Pittet', 'Aebischer', 'Dubuis'],
    streets: ['Rue de l’Ale', 'Avenue d’Ouchy', 'Chemin des Mûriers', 'Place Saint-François'],
    towns: [
      { town: 'Lausanne', zipCode: '1003' },
      { town: 'Genève', zipCode: '1204' },
      { town: 'Neuchâtel', zipCode: '2000' },
    ],
    mobile: '+417900000##',
    landline: '+412100000##',
    companies: ['Horlogerie du Léman SA', 'École de danse Étoile', 'Fiduciaire Béguin & Cie'],
  },
  {
    language: 'fr',
    countryCode: 'FR',
    men: ['Étienne', 'Mathéo', 'Rémi', 'Gaël', 'Thibault', 'Cédric'],
    women: ['Éloïse', 'Aurélie', 'Inès', 'Solène', 'Joséphine', 'Agnès'],
    lastNames: ['Lefèvre', 'Garçon', 'Müller', 'Le Goff', 'D’Aubigné', 'Sébastien', 'Perrin'],
    streets: ['Rue des Écoles', 'Boulevard Voltaire', 'Impasse du Châtelet', 'Quai de la Râpée'],
    towns: [
      { town: 'Paris', zipCode: '75011' },
      { town: 'Besançon', zipCode: '25000' },
      { town: 'Saint-Étienne', zipCode: '42000' },
    ],
    mobile: '+33639980###',
    landline: '+33199000###',
    companies: ['Comité d’entreprise Alizé', 'Lycée Émile Roux', 'Voyages Garçon'],
  },
  {
    language: 'it',
    countryCode: 'IT',
    men: ['Niccolò', 'Matteo', 'Alessandro', 'Giosuè', 'Pier Paolo'],
    women: ['Giulia', 'Zoè', 'Mariarosa', 'Lucia', 'Noemi'],
    lastNames: ['Rossi', 'D’Angelo', 'Nicolò', 'Dell’Acqua', 'Cantù', 'Bianchi'],
    streets: ['Via Garibaldi', 'Corso Umberto I', 'Piazza della Libertà', 'Vicolo Santità'],
    towns: [
      { town: 'Milano', zipCode: '20121' },
      { town: 'Cantù', zipCode: '22063' },
      { town: 'Torino', zipCode: '10123' },
    ],
    mobile: '+393200000###',
    landline: '+390200000###',
    companies: ['Teatro Nuovo Soc. Coop.', 'Liceo Volta', 'Viaggi Cantù S.r.l.'],
  },
  {
    language: 'de',
    countryCode: 'DE',
    men: ['Jürgen', 'Björn', 'Jörg', 'Lukas', 'Søren'],
    women: ['Käthe', 'Jördis', 'Ursula', 'Änne', 'Sophie'],
    lastNames: ['Müller', 'Weiß', 'Schröder', 'von der Höh', 'Großmann', 'Yılmaz'],
    streets: ['Hauptstraße', 'Königsallee', 'Am Mühlgraben', 'Münchner Straße'],
    towns: [
      { town: 'München', zipCode: '80331' },
      { town: 'Köln', zipCode: '50667' },
      { town: 'Görlitz', zipCode: '02826' },
    ],
    mobile: '+491764069066#',
    landline: '+493023125###',
    companies: ['Grüne Bühne e. V.', 'Weiß & Söhne GmbH', 'Gymnasium am Mühlgraben'],
  },
  {
    language: 'en',
    countryCode: 'GB',
    men: ['Siân', 'Oliver', 'Seán', 'Harry', 'Kwame'],
    women: ['Zoë', 'Róisín', 'Emily', 'Priya', 'Niamh'],
    lastNames: ['Smith', 'O’Neill', 'Brontë', 'Patel', 'Fitz-Gerald', 'Okafor'],
    streets: ['High Street', 'Baker Row', 'Queen’s Road', 'Mill Lane'],
    towns: [
      { town: 'London', zipCode: 'SE1 9PX' },
      { town: 'Leeds', zipCode: 'LS1 4AP' },
      { town: 'Cardiff', zipCode: 'CF10 1EP' },
    ],
    mobile: '+447700900###',
    landline: '+442079460###',
    companies: ['Brontë Reading Club', 'O’Neill Coaches Ltd', 'Riverside Academy'],
  },
];

/** The spelling without accents and punctuation, for email addresses. */
export const plain = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/ß/g, 'ss')
    .replace(/ø/g, 'o')
    .replace(/ı/g, 'i')
    .replace(/[^A-Za-z]/g, '')
    .toLowerCase();
