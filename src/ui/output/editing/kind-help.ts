import { structureFor } from '../../../admission/structure.ts';
import { KINDS } from '../../../admission/structures/known.ts';
import type { Setting } from '../../../configuration/configuration.ts';
import { MEANINGS } from '../../../gateway-api/meanings.ts';
import type { Implementation } from '../../../implementations/implementation.ts';
import { groupOf } from '../../../manifest/object.ts';
import type { KindHelp } from './help.ts';

/** What decides which help fits. */
export interface HelpSetting {
  readonly setting: Setting;
  readonly implementation: Implementation;
}

const NOTHING: KindHelp = { meanings: null, structure: null };

/** What is at hand about a kind, fetched when it is first asked for. What cannot be fetched is left out. */
export async function kindHelp(
  apiVersion: string | null,
  kind: string | null,
  { setting, implementation }: HelpSetting,
): Promise<KindHelp> {
  if (apiVersion === null || kind === null) return NOTHING;
  const group = groupOf(apiVersion);
  const [own, structure] = await Promise.all([
    implementation.meanings?.().catch(() => []) ?? [],
    structureFor(setting, group, kind)
      ?.load()
      .catch(() => null) ?? null,
  ]);
  const meanings = [...own, ...MEANINGS].find((one) => one.group === group && one.kind === kind);
  return { meanings: meanings ?? null, structure };
}

/** Kinds that make sense beside the implementation: the standard's, Kubernetes' own, and its. */
export function knownKinds({ setting }: HelpSetting): readonly string[] {
  const families = ['gateway-api', 'kubernetes', setting.implementation];
  const keys = Object.entries(KINDS).filter(([, known]) => families.includes(known.family));
  return [...new Set(keys.map(([key]) => key.slice(key.indexOf('/') + 1)))].sort();
}
