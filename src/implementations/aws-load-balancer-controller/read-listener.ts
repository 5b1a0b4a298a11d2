import type { Backend, Configuration } from '../../configuration/configuration.ts';
import { withBackend } from '../../configuration/with-field.ts';
import { type Found, lookUp } from '../../gateway-api/found.ts';
import { GATEWAY_API_GROUP } from '../../gateway-api/releases.ts';
import { type Json, pickList, pickString } from '../../manifest/json.ts';
import { withAnswer } from '../read-answer.ts';
import { configurationOf } from './attachments.ts';
import { certificateArn } from './fields.ts';
import { loadBalancerOf } from './load-balancer.ts';

/**
 * What the LoadBalancerConfiguration says of the listener that the form shows: its certificate, and behind an NLB, whether
 * HTTP/2 is negotiated. Only a listener that ends TLS has either.
 */
export function readListenerSettings(found: Found, seen: Configuration): Configuration {
  const settings = listenerSettings(found, seen);
  if (settings === undefined) return seen;
  const certified = withAnswer(seen, certificateArn, pickString(settings, 'defaultCertificate') ?? '');
  return loadBalancerOf(seen.route.kind) === 'NLB' ? withNegotiation(certified, settings) : certified;
}

/** `undefined` where nothing is told of the listener: it ends no TLS, or what is named for it is not in the manifests. */
function listenerSettings(found: Found, seen: Configuration): Json | undefined {
  const { namespace, name, listener } = seen.gateway;
  const gateway = lookUp(found, { group: GATEWAY_API_GROUP, kind: 'Gateway', namespace, name });
  if (gateway === undefined || !certificateArn.asked(seen)) return undefined;
  const named = configurationOf(found, gateway);
  if (named !== undefined && named.object === undefined) return undefined;
  const key = `${listener.protocol}:${listener.port}`.toLowerCase();
  const entries = pickList(named?.object, 'spec', 'listenerConfigurations');
  return entries.find((entry) => pickString(entry, 'protocolPort')?.toLowerCase() === key) ?? {};
}

/** Without ALPN all speak HTTP/1.1; with it at least one does not, and the first is taken where the form knows none. */
function withNegotiation(configuration: Configuration, settings: Json): Configuration {
  const negotiates = (pickString(settings, 'alpnPolicy') ?? 'None').startsWith('HTTP2');
  const { backends } = configuration;
  const speaks = backends.some(({ protocol }) => protocol !== 'http/1.1');
  if (negotiates === speaks) return configuration;
  if (negotiates) return withBackend(configuration, 0, { ...backends[0], protocol: 'h2' });
  const plain = (backend: Backend): Backend => ({ ...backend, protocol: 'http/1.1' });
  const [first, ...rest] = backends;
  return { ...configuration, backends: [plain(first), ...rest.map(plain)] };
}
