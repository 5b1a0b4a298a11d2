import type { Configuration } from '../../configuration/configuration.ts';
import { certificateShownFor } from '../../gateway-api/client-certificate.ts';
import { type Found, lookUp } from '../../gateway-api/found.ts';
import type { Hop } from '../../gateway-api/hop.ts';
import { attachmentsTo, policyBecause, policyConnection, winningPolicy } from '../../gateway-api/policies.ts';
import { readObserved } from '../../gateway-api/read-observed.ts';
import { GATEWAY_API_GROUP } from '../../gateway-api/releases.ts';
import type { Says } from '../../gateway-api/says.ts';
import { sameRef } from '../../manifest/object.ts';
import { withAnswer } from '../read-answer.ts';
import { isStream, passthrough } from './fields.ts';
import { observe } from './observe.ts';

const SAYS: Says = { clientCertificate: true, tlsVersions: false, skippedName: false };

/** What the manifests ask for, whether it is honoured or not, and whether TLS passes through. */
export function read(found: Found, old: Configuration): Configuration {
  const hops = observe(found, old.setting).map((hop) => asAsked(found, hop));
  return withPassthrough(hops, readObserved(found, hops, old, SAYS));
}

/** A refused or unlike policy still says what was wished for: then its own words count. One on something else of that name does not. */
function asAsked(found: Found, hop: Hop): Hop {
  const route = hop.from === null ? undefined : lookUp(found, hop.from.route);
  if (route === undefined || hop.to.kind === 'Host' || hop.connection.kind === 'passthrough') return hop;
  const attachments = attachmentsTo(found, {
    group: '',
    kind: 'Service',
    namespace: hop.to.namespace,
    name: hop.to.name,
  });
  if (attachments.length === 0)
    return hop.connection.kind === 'tls' ? { ...hop, connection: { kind: 'plaintext' } } : hop;
  const attachment = winningPolicy(attachments, hop.to.portName);
  const asked = attachment && policyConnection(attachment.policy);
  if (attachment === undefined || asked === undefined) return hop;
  const connection = { ...asked, clientCertificate: certificateShownFor(found, route) };
  return { ...hop, connection, because: [policyBecause(attachment), ...hop.because] };
}

function withPassthrough(hops: readonly Hop[], seen: Configuration): Configuration {
  if (!isStream(seen)) return seen;
  const { kind, namespace, name } = seen.route;
  const route = { group: GATEWAY_API_GROUP, kind, namespace, name };
  const own = hops.filter(({ from }) => from !== null && sameRef(from.route, route));
  if (own.length === 0) return seen;
  return withAnswer(
    seen,
    passthrough,
    own.some(({ connection }) => connection.kind === 'passthrough'),
  );
}
