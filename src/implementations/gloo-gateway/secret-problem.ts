import { type Found, lookUp } from '../../gateway-api/found.ts';
import { pickString } from '../../manifest/json.ts';
import { describeRef, type ObjectRef } from '../../manifest/object.ts';

/** Why Gloo Gateway cannot use a Secret that the manifests show; `undefined` where nothing speaks against it. */
export function secretProblem(found: Found, secret: ObjectRef): string | undefined {
  const type = pickString(lookUp(found, secret), 'type');
  return type === undefined || type === 'kubernetes.io/tls'
    ? undefined
    : `${describeRef(secret)} has the type ${type}, and only kubernetes.io/tls is taken for a certificate: the Upstream is rejected.`;
}
