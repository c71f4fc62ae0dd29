import { StoreUnavailable, StoreUnusable } from '../../src/helpdesk/store.ts';

/** What a fault of an engine means for who runs Balie: one sentence, and whether it passes by itself. */
interface Meaning {
  readonly pattern: RegExp;
  readonly sentence: string;
  readonly kind: 'passing' | 'unavailable' | 'unusable';
}

/** Codes of SQLite, of PostgreSQL (SQLSTATE) and of Node's sockets, and the messages of drivers that give no code. */
const MEANINGS: readonly Meaning[] = [
  {
    pattern: /^SQLITE_FULL|^ENOSPC|^53100|database or disk is full/u,
    sentence: 'De schijf van de database is vol. Maak ruimte vrij; er is niets verloren.',
    kind: 'unavailable',
  },
  {
    pattern: /^SQLITE_BUSY|database is locked/u,
    sentence: 'De database is bezet door een ander programma. Probeer het zo opnieuw.',
    kind: 'passing',
  },
  {
    pattern: /^SQLITE_READONLY|^EROFS|^EACCES|^EPERM/u,
    sentence: 'In de map van de database kan niet geschreven worden. Controleer de rechten.',
    kind: 'unusable',
  },
  {
    pattern: /^SQLITE_IOERR/u,
    // A full disk shows as this too, where SQLite could not make its shared memory.
    sentence: 'De schijf van de database is vol of geeft een fout. Er is niets verloren.',
    kind: 'unavailable',
  },
  {
    pattern: /^SQLITE_NOTADB|^SQLITE_CORRUPT|file is not a database|malformed/u,
    sentence: 'Het bestand van de database is beschadigd, of geen database.',
    kind: 'unusable',
  },
  {
    pattern: /^SQLITE_CANTOPEN|^ENOTDIR|^ENOENT|^EEXIST|Unable to open connection/u,
    sentence: 'De database kan niet geopend worden. Controleer de map in BALIE_DATA.',
    kind: 'unusable',
  },
  {
    pattern: /^(?:28000|28P01|3D000)/u,
    sentence: 'De database weigert de toegang. Controleer DATABASE_URL.',
    kind: 'unusable',
  },
  {
    pattern:
      /^(?:ECONN|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN|08|57P|53|55000|40001|40P01)|Connection terminated|timeout exceeded|not queryable|Connection ended/u,
    sentence: 'De database is even niet bereikbaar. Er is niets verloren; probeer het zo opnieuw.',
    kind: 'passing',
  },
];

/** The same error when it is no fault of the engine; otherwise what it means. */
export function explainFault(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const signs = [...('code' in error ? [String(error.code)] : []), error.message];
  const meaning = MEANINGS.find(({ pattern }) => signs.some((sign) => pattern.test(sign)));
  if (meaning === undefined) return error;
  const { kind, sentence } = meaning;
  return kind === 'unusable'
    ? new StoreUnusable(sentence, { cause: error })
    : new StoreUnavailable(sentence, { cause: error, passing: kind === 'passing' });
}
