import { tokenise } from '../dutch/tokenise.ts';

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/u));

const CONTACT = words(`
  telefoonnummer telefoonnummers telnr telefoonnr belnummer nummer klantenservice e-mailadres emailadres mailadres email mailtje
  postadres bezoekadres adres adressen contactgegevens contactpersoon contactpersonen phone telephone number address openingstijden
`);
const CONTACT_NUMBER =
  /(?:telefoon|tel\.?|phone)\s*-?(?:nummer|nr|number)|\b(?:e-?mail|mail|post|bezoek)\s*-?adres|\be-?mail address|nummer van/iu;

const MEDICAL = words(`
  koorts hoest hoesten hoofdpijn buikpijn keelpijn oorpijn rugpijn pijn uitslag jeuk misselijk braken diarree duizelig
  benauwd benauwdheid bloeding wond griep verkouden allergische reactie zwanger bloeddruk bloedwaarden bloedwaarde bloedprik
  dosering dosis milligram mg tablet tabletten pil medicijn medicijnen antibiotica antibioticum paracetamol ibuprofen
  diclofenac metoprolol metformine amoxicilline prednison insuline omeprazol oxazepam vaccinatie griepprik bijwerking
  bijwerkingen symptomen klachten diagnose behandeling behandelen glucosesensor fever dose dosage symptoms medication rash
`);

const INSTRUCTION =
  /\b(?:negeer|vergeet|ignore|disregard)\b.{0,40}\b(?:instructies?|opdrachten|regels|instructions?|rules|prompt)\b|\bsyste+mprompt\b|\bsystem prompt\b|\bvanaf nu ben je\b|\bje bent nu\b|\byou are now\b|\bjailbreak\b|\bherhaal dit bericht\b|\bdrop table\b|\/etc\/|\b(?:select|insert|delete)\s.+\b(?:from|into)\b/iu;

/** What a message asks that no document can answer. */
export interface Limits {
  /** A telephone number, address or contact person. */
  readonly contact: boolean;
  /** Medical advice. */
  readonly medical: boolean;
  /** Orders the bot about, instead of asking it. */
  readonly instruction: boolean;
}

export function limitsOf(text: string): Limits {
  const tokens = tokenise(text);
  const has = (list: ReadonlySet<string>): boolean =>
    tokens.some(({ word, surface }) => list.has(word) || list.has(surface.toLowerCase()));
  return {
    contact: CONTACT_NUMBER.test(text) || (has(CONTACT) && !/formulier/iu.test(text)),
    medical: has(MEDICAL),
    instruction: INSTRUCTION.test(text),
  };
}
