import type { Configuration } from '../configuration/configuration.ts';
import { namespaceOf } from '../gateway-api/found.ts';
import { GATEWAY_API_GROUP } from '../gateway-api/releases.ts';
import { isJsonObject, pick, pickString, sameJson } from '../manifest/json.ts';
import type { K8sObject } from '../manifest/object.ts';
import { kindKey, type Placed } from './placed.ts';

/**
 * The policy in the text for a target that the form has had all along: kept by hand when the form turned to another way,
 * whatever its name, and taken up again as it turns back. One for a target that is new to the form is somebody’s own.
 */
export function keptPolicy(
  placed: readonly Placed[],
  wanted: K8sObject,
  { backends }: Configuration,
): Placed | undefined {
  if (kindKey(wanted) !== `${GATEWAY_API_GROUP}/BackendTLSPolicy`) return undefined;
  const [namespace, targets] = [namespaceOf(wanted), pick(wanted, 'spec', 'targetRefs')];
  const name = pickString(targets, 0, 'name');
  const known = backends.some(
    ({ target }) => target.kind === 'Service' && target.namespace === namespace && target.name === name,
  );
  if (!known) return undefined;
  return placed.find(
    ({ object }) =>
      kindKey(object) === kindKey(wanted) &&
      namespaceOf(object) === namespace &&
      sameJson(pick(object, 'spec', 'targetRefs'), targets),
  );
}

/** The fields of a validation that the form answers for. */
const ASKED = ['hostname', 'caCertificateRefs', 'wellKnownCACertificates', 'subjectAltNames'];

/** What the form would have written for the policy as it stands: what differs from that is what it asks for now. */
export function asAskedFor(kept: K8sObject, wanted: K8sObject): K8sObject {
  const [spec, own] = [pick(wanted, 'spec'), pick(kept, 'spec', 'validation')];
  if (!isJsonObject(spec) || !isJsonObject(own)) return wanted;
  const validation = Object.fromEntries(Object.entries(own).filter(([key]) => ASKED.includes(key)));
  return { ...wanted, spec: { ...spec, validation } };
}
