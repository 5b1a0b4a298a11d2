import type { Configuration } from '../configuration/configuration.ts';
import { minorOf, UNLISTED } from '../configuration/version.ts';
import { type Evidence, FACTS_DATE } from '../gateway-api/evidence.ts';
import type { Finding } from '../gateway-api/finding.ts';
import type { NonEmpty } from '../manifest/json.ts';
import type { OfferedVersion } from './implementation.ts';

/** Who speaks of its versions. */
export interface Versioned {
  /** Its name for people. */
  readonly label: string;
  /** Newest first. */
  readonly versions: readonly OfferedVersion[];
  /** Where versions and ends of life are listed. */
  readonly evidence: NonEmpty<Evidence>;
}

/** A minor that gets no fixes any more, as of the day on which the facts were read. */
export function endOfLife({ setting }: Configuration, id: string, versioned: Versioned): readonly Finding[] {
  const { label, versions, evidence } = versioned;
  const offered = versions.find(({ minor }) => minor === minorOf(setting.version));
  const end = offered?.endOfLife;
  if (offered === undefined || end === undefined || end >= FACTS_DATE) return [];
  const supported = versions.filter(({ endOfLife: other }) => other === undefined || other >= FACTS_DATE).slice(0, 1);
  return [
    {
      id,
      severity: 'info',
      message: `${label} ${offered.minor} gets no more fixes.`,
      reason: `Its support ended on ${end}, by the project’s own table as of ${FACTS_DATE}. Holes in the proxy that are found later stay open in it.`,
      at: { field: 'setting.version' },
      evidence,
      fixes: supported.map(({ minor }) => ({
        label: `Use ${label} ${minor}`,
        edits: [{ at: 'setting.version', value: minor }],
      })),
    },
  ];
}

/** The version is not known: the manifests are then those for the newest. `differences` says what depends on it. */
export function unlisted(
  { setting }: Configuration,
  id: string,
  { label, versions, evidence }: Versioned,
  differences: string,
): readonly Finding[] {
  const [newest] = versions;
  if (setting.version !== UNLISTED || newest === undefined) return [];
  return [
    {
      id,
      severity: 'warning',
      message: `The manifests are those for ${label} ${newest.minor}, the newest that is known here.`,
      reason: `${differences} Find out the version with the first step.`,
      at: { field: 'setting.version' },
      evidence,
      fixes: versions.slice(0, 2).map(({ minor }) => ({
        label: `It is ${label} ${minor}`,
        edits: [{ at: 'setting.version', value: minor }],
      })),
    },
  ];
}
