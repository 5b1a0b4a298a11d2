import type { Configuration } from '../configuration/configuration.ts';
import { FACTS_DATE } from '../gateway-api/evidence.ts';
import { type Patched, patchBody, patchType, patchWords } from '../gateway-api/patch-file.ts';
import { labelOf } from '../implementations/registry.ts';
import type { Json } from '../manifest/json.ts';
import { describeRef, refOf } from '../manifest/object.ts';
import type { Review } from '../review/review.ts';

/** What a download says of its origin. */
export interface Origin {
  /** Version of the tool, such as `1.0.0`. */
  readonly version: string;
  /** A link to the state that it came from; `null` for none. */
  readonly permalink: string | null;
}

/**
 * The manifests as a file that `kubectl apply -f` takes as it is. Changes to what the user has follow as comments, each
 * with the command that makes it.
 */
export function manifestFile(
  configuration: Configuration,
  { written, applied }: Pick<Review, 'written' | 'applied'>,
  origin: Origin,
): string {
  const documents = applied === '' || applied.endsWith('\n') ? applied : `${applied}\n`;
  const changes = written.filter((entry) => entry.role === 'patch').map(changeComment);
  return [header(configuration, origin), documents, ...changes].filter((part) => part !== '').join('');
}

/** The lines that every text file of a download begins with, as comments. */
export function header({ setting }: Configuration, { version, permalink }: Origin): string {
  const { implementation, gatewayApi } = setting;
  const label = labelOf(implementation);
  const lines = [
    `Made with Upstream TLS ${version}, from facts of ${FACTS_DATE}.`,
    `For ${label}${setting.version === 'unlisted' ? '' : ` ${setting.version}`}, with Gateway API ${gatewayApi.release} (${gatewayApi.channel} channel).`,
    ...(permalink === null ? [] : [permalink]),
  ];
  return comment(lines);
}

function changeComment(patched: Patched): string {
  const command = `${patchWords(patched)} --type ${patchType(patched)} --patch ${quoted(asciiJson(patchBody(patched)))}`;
  return comment(['', `Change ${describeRef(refOf(patched.object))}. ${patched.why}`.trim(), command]);
}

function comment(lines: readonly string[]): string {
  return lines.map((line) => (line === '' ? '\n' : `# ${line}\n`)).join('');
}

/** JSON in ASCII: readers of YAML 1.1 end a comment at line separators that JSON lets stand. */
function asciiJson(value: Json): string {
  return JSON.stringify(value).replace(
    /[\u007f-\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** One word for a POSIX shell. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
