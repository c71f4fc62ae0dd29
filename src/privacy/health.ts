import { type Find, holds, type Span, spansOf } from './find.ts';

/** Beginnings of words for complaints, diagnoses and medicines that staff type in a message. */
const STARTS = `
  diabet depress suikerziek astma copd hartfalen hartinfarct hartaanval hartritme herseninfarct
  hersenbloeding beroerte migraine koorts griep corona covid longontsteking blaasontsteking
  oorontsteking zwanger miskraam abortus hiv aids soa chlamydia gonorroe syfilis hepatitis
  tuberculose kanker carcino tumor tumoren melanoom leukemie lymfoom metasta uitzaaiing chemo
  dement alzheimer parkinson epilep autis adhd schizo psycho(?:se|tisch) bipolai?r borderline
  burn-?out overspannen suicid zelfmoord verslaa?[vf] alcoholis angststoornis paniekaanval ptss
  anorexia boulimia eczeem psoriasis huiduitslag uitslag allergi reuma artrose artritis
  osteoporose jicht hernia fractuur gebroken schildklier hypertensie hypotensie bloeddruk
  cholesterol nierfalen nierziek nierinsuffi levercirrose leverziek crohn colitis prikkelbaredarm
  ibs obes overgewicht diarree obstipatie misselijk braken duizelig benauwd kortademig trombose
  longembolie anemie bloedarmoede boezemfibrilleren atriumfibrilleren incontinent overgang
  menopauz transgender terminaal palliatie euthanasie metformine insuline gliclazide antidepress
  citalopram sertraline fluoxetine paroxetine venlafaxine oxazepam temazepam diazepam lorazepam
  lithium quetiapine olanzapine ritalin methylfenidaat morfine oxycodon tramadol fentanyl
  paracetamol ibuprofen naproxen diclofenac prednis salbutamol ventolin omeprazol pantoprazol
  simvastatine atorvastatine statine metoprolol bisoprolol enalapril lisinopril amlodipine
  furosemide hydrochloorthiazide acenocoumarol apixaban rivaroxaban antibiotic amoxicilline
  nitrofurantoine doxycycline methadon viagra sildenafil anticonceptiepil morning-?after
`;
const WITHIN = 'pijn|kanker|tumor|ontsteking|verslaving|depressie|dementie|astma|diabetes';
const COMPLAINT = new RegExp(
  `(?<!\\p{L})(?:\\p{L}{0,24}(?:${WITHIN})|${STARTS.trim().split(/\s+/).join('|')}|(?:ms|als|ggz|dm2|dm1)(?=-patient))[\\p{L}-]*(?: type [12])?`,
  'gu',
);

/** Every complaint, diagnosis and medicine in the text, whoever it is about. */
export function findComplaints(text: string): Span[] {
  return spansOf(text.toLowerCase(), COMPLAINT);
}

/**
 * Finds health data: a complaint, diagnosis or medicine in a message that identifies somebody
 * (AVG art. 4 under 15 and art. 9). Without a person it is a question about policy.
 */
export function findHealth(text: string, before: readonly Find[]): Span[] {
  return holds(before, 'name', 'bsn', 'birth-date') ? findComplaints(text) : [];
}
