import { nearestName } from '../admission/did-you-mean.ts';
import type { Finding } from '../gateway-api/finding.ts';
import { identityOf } from '../gateway-api/found.ts';
import type { Implementation } from '../implementations/implementation.ts';
import { isJsonObject, pick } from '../manifest/json.ts';
import { describeRef, type K8sObject } from '../manifest/object.ts';

/**
 * GEN-47: annotations that are one slip away from one that the implementation reads. The API server takes any name, and no
 * controller complains of one that it does not know.
 */
export function misspeltAnnotations(
  objects: readonly K8sObject[],
  { annotations }: Pick<Implementation, 'annotations'>,
): readonly Finding[] {
  if (annotations === undefined) return [];
  const { names, evidence } = annotations;
  return objects.flatMap((object) => {
    const given = pick(object, 'metadata', 'annotations');
    const entries = isJsonObject(given) ? Object.entries(given) : [];
    return entries.flatMap(([name, value]): Finding[] => {
      const meant = names.includes(name) ? undefined : meantBy(name, names);
      if (meant === undefined || entries.some(([other]) => other === meant)) return [];
      const ref = identityOf(object);
      const path = (key: string) => ['metadata', 'annotations', key];
      return [
        {
          id: 'GEN-47',
          severity: 'error',
          message: `${name} of ${describeRef(ref)} is not read; ${meant} is probably meant.`,
          reason: 'The API server accepts any annotation, and one that nobody knows is passed over without a word.',
          at: { object: ref, path: path(name) },
          evidence,
          fixes: [
            {
              label: `Write ${meant}`,
              edits: [],
              manifests: {
                kind: 'edit',
                edits: [
                  { object: ref, path: path(name), value: null },
                  { object: ref, path: path(meant), value: value ?? null },
                ],
              },
            },
          ],
        },
      ];
    });
  });
}

/** Of the same prefix, and the same but for one letter, capitals, or what stands between the words. */
function meantBy(name: string, known: readonly string[]): string | undefined {
  const [prefix, word] = partsOf(name);
  const kin = known.map(partsOf).flatMap(([its, own]) => (its === prefix ? [own] : []));
  const meant = kin.find((own) => plain(own) === plain(word)) ?? nearestName(word, kin, ONE_SLIP);
  return meant === undefined ? undefined : `${prefix}/${meant}`;
}

const ONE_SLIP = 1;

function partsOf(name: string): readonly [prefix: string, word: string] {
  const slash = name.indexOf('/');
  return [name.slice(0, Math.max(slash, 0)), name.slice(slash + 1)];
}

function plain(word: string): string {
  return word.toLowerCase().replace(/[^a-z0-9]/g, '');
}
