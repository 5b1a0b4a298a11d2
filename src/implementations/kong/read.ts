import type { Configuration } from '../../configuration/configuration.ts';
import { refOfHop } from '../../gateway-api/backend-refs.ts';
import { type Found, ofKind } from '../../gateway-api/found.ts';
import type { Hop } from '../../gateway-api/hop.ts';
import { attachmentsTo } from '../../gateway-api/policies.ts';
import { readObserved } from '../../gateway-api/read-observed.ts';
import type { Says } from '../../gateway-api/says.ts';
import { pickString } from '../../manifest/json.ts';
import type { ObjectRef } from '../../manifest/object.ts';
import { withAnswer } from '../read-answer.ts';
import { annotationOf, asBoolean, KONG_ANNOTATIONS } from './annotations.ts';
import { CA_LABEL, CLASS_ANNOTATION } from './ca-objects.ts';
import { observeKong } from './observe.ts';
import type { Product } from './product.ts';

/** The reason for a skip stands on the Service, whose annotations skip. Which protocol is spoken beside TLS stands nowhere. */
const SAYS: Says = {
  clientCertificate: true,
  tlsVersions: false,
  skippedName: true,
  bearsReason: ({ group, kind }: ObjectRef) => group === '' && kind === 'Service',
};

export function readKong(found: Found, old: Configuration, product: Product): Configuration {
  const hops = observeKong(found, product);
  const configuration = readObserved(found, hops, old, SAYS);
  const { way, ingressClass } = product.fields;
  const withWay = withAnswer(configuration, way, wayOf(found, hops));
  return withAnswer(withWay, ingressClass, classOf(found));
}

/** A policy on a Service says so even where Kong drops it; annotations only where they verify. */
function wayOf(found: Found, hops: readonly Hop[]): string | undefined {
  const targets = hops.flatMap((hop) => refOfHop(found, hop)?.to ?? []);
  if (targets.some((target) => attachmentsTo(found, target).length > 0)) return 'policy';
  const verifies = ofKind(found, '', 'Service').some(
    (service) => asBoolean(annotationOf(service, KONG_ANNOTATIONS.verify)) === true,
  );
  return verifies ? 'annotations' : undefined;
}

function classOf(found: Found): string | undefined {
  const cas = [...ofKind(found, '', 'ConfigMap'), ...ofKind(found, '', 'Secret')].filter(
    (object) => pickString(object, 'metadata', 'labels', CA_LABEL) === 'true',
  );
  const [first] = cas;
  return first === undefined ? undefined : (annotationOf(first, CLASS_ANNOTATION) ?? '');
}
