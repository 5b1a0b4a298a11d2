import { decodeBase64 } from '../certificates/base64.ts';
import { type Configuration, DEFAULTS } from '../configuration/configuration.ts';
import { type Problem, readConfiguration } from '../configuration/read-configuration.ts';
import { isJsonObject, type Json } from '../manifest/json.ts';
import { isHandWrittenKey, type Known, readHandWritten } from './hand-written.ts';
import { inflateText } from './inflate.ts';
import { LINK_VERSION, MANIFESTS_VERSION } from './link-version.ts';
import { type Manifests, readManifests } from './manifests.ts';

/** Bounds of what is read: characters of the link, and bytes of the JSON inside. */
export const LINK_LIMITS = { characters: 1_000_000, bytes: 4_000_000 } as const;

export type DecodedLink =
  | {
      readonly ok: true;
      readonly configuration: Configuration;
      /** Manifests that somebody has changed by hand; `null` where the product's own stand. */
      readonly manifests: Manifests | null;
      /** What was not understood and left out, one sentence each. */
      readonly notes: readonly string[];
    }
  | LinkError;

/** `truncated`: cut off or changed on its way. `future-version`: made by a newer version of the tool. */
export interface LinkError {
  readonly ok: false;
  readonly error: 'not-a-link' | 'truncated' | 'future-version' | 'too-large' | 'not-json' | 'not-a-configuration';
  /** What is wrong and what can be done, for people. */
  readonly says: string;
  readonly problems: readonly Problem[];
}

/**
 * Reads a link, its fragment, or the text of one. Untrusted: bounded before it is parsed, and never throws. Hand-written
 * links may leave the version out: `known` knows what to read then.
 */
export function decodeLink(text: string, known: Known = NOTHING_KNOWN): DecodedLink {
  if (text.length > LINK_LIMITS.characters) return fail('too-large', TOO_LARGE);
  const pairs = pairsOf(fragmentOf(text));
  const compact = pairs.find(([key]) => key === 's');
  if (compact !== undefined) {
    const notes = pairs.filter(([key]) => key !== 's').map(([key]) => `“${brief(key)}” was left out.`);
    // Mail programs break long links into lines.
    return decodeCompact(compact[1].replace(/\s+/g, ''), notes);
  }
  if (!pairs.some(([key]) => isHandWrittenKey(key))) return fail('not-a-link', NOT_A_LINK);
  const reading = readHandWritten(pairs, known);
  if (!reading.ok) return { ...fail('not-a-configuration', sentence(reading.problems)), problems: reading.problems };
  return { ok: true, configuration: reading.configuration, manifests: null, notes: reading.notes };
}

const NOTHING_KNOWN: Known = {
  implementationBehind: (name) => name,
  newestVersion: () => undefined,
  fittingListener: () => DEFAULTS.gateway.listener.protocol,
};

const TOO_LARGE = 'The link is larger than this page reads. Nothing was opened.';
const NOT_A_LINK = 'This is not a link of this tool.';
const TRUNCATED = 'The link was cut off or changed on its way. Ask for it again, or copy it whole.';

function decodeCompact(value: string, notes: readonly string[]): DecodedLink {
  const [, version, payload = ''] = /^(\d{1,6})\.(.*)$/s.exec(value) ?? [];
  if (version === undefined) return fail('truncated', TRUNCATED);
  if (Number(version) > MANIFESTS_VERSION) {
    return fail(
      'future-version',
      `The link was made by a newer version of this tool (form ${version}). Reload the page, or update the tool.`,
    );
  }
  if (Number(version) < LINK_VERSION) return fail('not-a-link', NOT_A_LINK);
  const bytes = decodeBase64(payload);
  if (bytes === undefined) return fail('truncated', TRUNCATED);
  const inflated = inflateText(bytes, LINK_LIMITS.bytes);
  if (!inflated.ok) return fail(inflated.error, inflated.error === 'too-large' ? TOO_LARGE : TRUNCATED);
  return decodeJson(inflated.text, Number(version) === MANIFESTS_VERSION, notes);
}

function decodeJson(text: string, withManifests: boolean, notes: readonly string[]): DecodedLink {
  let input: Json;
  try {
    input = JSON.parse(text);
  } catch {
    return fail('not-json', 'What the link holds cannot be read. Ask for it again.');
  }
  const { manifests: brought, ...rest } = withManifests && isJsonObject(input) ? input : {};
  const manifests = withManifests ? readManifests(brought) : null;
  if (manifests === undefined) return fail('not-a-configuration', 'What the link holds as manifests cannot be read.');
  const reading = readConfiguration(withManifests ? rest : input);
  if (reading.ok) return { ok: true, configuration: reading.configuration, manifests, notes };
  return { ...fail('not-a-configuration', sentence(reading.problems)), problems: reading.problems };
}

function fail(error: LinkError['error'], says: string): LinkError {
  return { ok: false, error, says, problems: [] };
}

function sentence(problems: readonly [Problem, ...Problem[]]): string {
  const [first, ...rest] = problems;
  const more = rest.length === 0 ? '' : ` And ${rest.length} more.`;
  const where = first.at === '' ? '' : `${brief(first.at)}: `;
  return `The link asks for something that does not exist. ${where}${first.says}${more}`;
}

/** What stands after the first `#`, or the text itself where there is none. */
function fragmentOf(text: string): string {
  return text.slice(text.indexOf('#') + 1).trim();
}

type Pair = readonly [key: string, value: string];

function pairsOf(fragment: string): readonly Pair[] {
  // Some programs write the first “=” of a fragment as %3D.
  const text = /^s%3[dD]/.test(fragment) ? unescaped(fragment) : fragment;
  return text
    .split('&')
    .filter((part) => part !== '')
    .slice(0, 200)
    .map((part): Pair => {
      const equals = part.indexOf('=');
      return equals < 0 ? [unescaped(part), ''] : [unescaped(part.slice(0, equals)), unescaped(part.slice(equals + 1))];
    });
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function brief(text: string): string {
  return text.length <= 40 ? text : `${text.slice(0, 40)}…`;
}
