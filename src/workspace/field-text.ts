import type { Configuration, FieldPath } from '../configuration/configuration.ts';
import { valueAt } from '../configuration/field-path.ts';
import { minorOf, UNLISTED } from '../configuration/version.ts';
import { isJsonObject, type Json, pick } from '../manifest/json.ts';

/** What stands in an input, as text, and what a text means for the Configuration. */
export interface TextField {
  /** Where its value stands in the Configuration. */
  readonly at: FieldPath;
  show(configuration: Configuration): string;
  read(text: string, configuration: Configuration): Json;
}

/** The exact patch of the version, which the minor is chosen for elsewhere. Not a place of its own in the Configuration. */
export const PATCH_FIELD: FieldPath = 'setting.patch';

const NUMBERS: ReadonlySet<string> = new Set(['port', 'targetPort', 'weight', 'rule']);
const OPTIONAL: ReadonlySet<string> = new Set(['portName', 'sectionName']);

/** How the field with this name reads and shows its text. */
export function textField(at: FieldPath): TextField {
  if (at === PATCH_FIELD) return patch;
  const key = at.slice(at.lastIndexOf('.') + 1);
  const show = (configuration: Configuration) => shown(valueAt(configuration, at));
  if (NUMBERS.has(key)) return { at, show, read: readNumber };
  if (at === 'route.hostnames') return { at, show, read: readList };
  // Spaces and line breaks belong to these texts; around names they come from copying.
  if (key === 'pem' || key === 'reason' || at.startsWith('options.')) return { at, show, read: (text) => text };
  if (OPTIONAL.has(key)) return { at, show, read: (text) => (text.trim() === '' ? null : text.trim()) };
  if (key === 'hostname') return { at, show, read: (text, configuration) => readHostname(at, text, configuration) };
  return { at, show, read: (text) => text.trim() };
}

function shown(value: Json | undefined): string {
  if (Array.isArray(value)) return value.join(', ');
  return value === undefined || value === null || isJsonObject(value) ? '' : String(value);
}

/** A text that is no whole number stays one, so that the Configuration's own message tells what is allowed. */
function readNumber(text: string): Json {
  return /^\s*\d{1,9}\s*$/.test(text) ? Number(text) : text;
}

function readList(text: string): Json {
  return text.split(/[\s,]+/).filter((part) => part !== '');
}

/** Where nothing is verified, the host name is SNI only and may be left out. */
function readHostname(at: FieldPath, text: string, configuration: Configuration): Json {
  const validation = valueAt(configuration, at.slice(0, at.lastIndexOf('.')));
  return text.trim() === '' && pick(validation, 'mode') === 'skip' ? null : text.trim();
}

const patch: TextField = {
  at: 'setting.version',
  show: ({ setting: { version } }) => version.split('.')[2] ?? '',
  read: (text, { setting: { version } }) => {
    const minor = minorOf(version);
    return text.trim() === '' || minor === UNLISTED ? minor : `${minor}.${text.trim()}`;
  },
};
