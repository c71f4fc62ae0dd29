import path from 'node:path';

/** The embedded database's file in its folder. */
export const fileIn = (folder: string): string => path.join(folder, 'balie.db');
