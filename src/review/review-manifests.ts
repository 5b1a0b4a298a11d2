import { DEFAULTS, type Setting } from '../configuration/configuration.ts';
import { type Finding, once } from '../gateway-api/finding.ts';
import { foundOf, lastOfEach } from '../gateway-api/found.ts';
import type { Written } from '../gateway-api/written.ts';
import type { ReadingImplementation } from '../implementations/implementation.ts';
import { type K8sObject, refOf, slotOf } from '../manifest/object.ts';
import type { Structures } from './admission.ts';
import { type ClusterVerdicts, NO_CLUSTER } from './cluster-verdicts.ts';
import { idlePolicyFindings } from './findings/idle-policies.ts';
import { nameUncheckedFindings } from './findings/name-unchecked.ts';
import { refusedHopFindings } from './findings/refused-hops.ts';
import { unshownCertificateFindings } from './findings/unshown-certificates.ts';
import { manifestFindings } from './manifest-findings.ts';
import { type Review, review, sortFindings } from './review.ts';

/**
 * What the product says about manifests that nobody has asked the form for: what they do, and what is wrong with them.
 * Nothing is wished, so nothing is missed; and what they do not hold is not taken to be there.
 */
export function reviewManifests(
  text: string,
  objects: readonly K8sObject[],
  setting: Setting,
  implementation: ReadingImplementation,
  structures: Structures,
  cluster: ClusterVerdicts = NO_CLUSTER,
): Review {
  const found = foundOf(lastOfEach(objects));
  const configuration = implementation.read(found, { ...DEFAULTS, setting });
  const written = objects.map((object): Written => ({ slot: slotOf(refOf(object)), object, from: [], role: 'create' }));
  const whole = review(configuration, implementation, {
    text,
    applied: text,
    written,
    findings: manifestFindings({ objects, found, setting, implementation, structures, cluster }),
  });
  const told = whole.findings.filter(speaksOfManifests);
  const hops = whole.hops.map(({ hop }) => hop);
  const untold = [
    ...once([...refusedHopFindings(hops, told), ...nameUncheckedFindings(hops, told)]),
    ...unshownCertificateFindings(found, hops, told),
    ...idlePolicyFindings(found, hops, told),
  ];
  return { ...whole, findings: sortFindings([...told, ...untold]) };
}

/** A finding without an object is about an answer of the form, and nobody has given one. */
function speaksOfManifests({ at }: Finding): boolean {
  return at.object !== undefined || (at.field ?? '').startsWith('setting.');
}
