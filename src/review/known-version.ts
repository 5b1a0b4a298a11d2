import type { Setting } from '../configuration/configuration.ts';
import { compareVersions, minorOf, UNLISTED } from '../configuration/version.ts';
import type { Finding } from '../gateway-api/finding.ts';
import type { Hop } from '../gateway-api/hop.ts';
import type { Implementation } from '../implementations/implementation.ts';

/** A version that the facts do not speak of: where it stands, and the nearest one that they do speak of. */
interface Strange {
  readonly version: string;
  readonly place: 'older' | 'newer' | 'between';
  readonly nearest: string;
}

type Known = Pick<Implementation, 'versions' | 'facts'>;

/** GEN-50: rows for “every version” mean every one that is offered, so that nothing is known of others. */
export function versionFindings(setting: Setting, implementation: Known): readonly Finding[] {
  const strange = strangeVersion(setting, implementation);
  if (strange === undefined) return [];
  const { version, place, nearest } = strange;
  return [
    {
      id: 'GEN-50',
      severity: place === 'older' ? 'error' : 'warning',
      message: `Version ${version} is none of those whose facts are known here.`,
      reason: `${WORDS[place]} What is said is true of ${nearest}, and may not be of ${version}.`,
      at: { field: 'setting.version' },
      evidence: implementation.facts.slice(0, 1).flatMap(({ evidence }) => evidence),
      fixes: [{ label: `Take it for ${nearest}`, edits: [{ at: 'setting.version', value: nearest }] }],
    },
  ];
}

const WORDS: { readonly [place in Strange['place']]: string } = {
  older: 'It is older than all of them: it may lack what TLS towards backends needs, and then speaks plain text.',
  newer: 'It is newer than all of them.',
  between: 'It lies between them.',
};

/** The same as a doubt of every connection, since these are what is believed. */
export function doubtVersion(hop: Hop, setting: Setting, implementation: Known): Hop {
  const strange = strangeVersion(setting, implementation);
  if (strange === undefined) return hop;
  const doubt = `Nothing is known of version ${strange.version}: this is what ${strange.nearest} does.`;
  return { ...hop, unsure: [...hop.unsure, doubt] };
}

function strangeVersion({ version }: Setting, { versions }: Known): Strange | undefined {
  const [newest] = versions;
  const oldest = versions.at(-1);
  const minor = minorOf(version);
  if (newest === undefined || oldest === undefined || version === UNLISTED) return undefined;
  if (versions.some((one) => one.minor === minor)) return undefined;
  if (compareVersions(minor, oldest.minor) < 0) return { version, place: 'older', nearest: oldest.minor };
  if (compareVersions(minor, newest.minor) > 0) return { version, place: 'newer', nearest: newest.minor };
  const below = versions.find((one) => compareVersions(one.minor, minor) < 0) ?? oldest;
  return { version, place: 'between', nearest: below.minor };
}
