import { strToU8, zipSync } from 'fflate';
import type { Files } from './bundle.ts';

/** The same files give the same bytes, wherever and whenever: fflate writes this time in local fields. */
const BEGINNING_OF_ZIP = new Date(1980, 0, 1);

/** Packs files into a zip archive. Import this module when somebody downloads, not before. */
export function zipFiles(files: Files): Uint8Array {
  const entries = [...files].map(([path, content]) => [path, strToU8(content)]);
  return zipSync(Object.fromEntries(entries), { level: 9, mtime: BEGINNING_OF_ZIP });
}
