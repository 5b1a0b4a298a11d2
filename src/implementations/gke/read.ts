import type { Backend, Configuration } from '../../configuration/configuration.ts';
import { type Found, lookUp, ofKind } from '../../gateway-api/found.ts';
import type { Hop } from '../../gateway-api/hop.ts';
import { readObserved } from '../../gateway-api/read-observed.ts';
import { pickList, pickNumber, pickString } from '../../manifest/json.ts';
import { withAnswer } from '../read-answer.ts';
import { encryptedBy } from './app-protocol.ts';
import * as fields from './fields.ts';
import { observe } from './observe.ts';
import { GKE_GROUP } from './watches.ts';

/** What the manifests say, and whether they have a health check. */
export function read(found: Found, old: Configuration): Configuration {
  const whole = readObserved(found, observe(found, old.setting), old, {
    clientCertificate: true,
    tlsVersions: false,
    skippedName: false,
    protocolOf: (hop, known) => protocolOf(found, hop, known),
    bearsReason: ({ group, kind }) => group === '' && kind === 'Service',
  });
  const checks = ofKind(found, GKE_GROUP, 'HealthCheckPolicy');
  const paths = checks.flatMap((check) =>
    ['httpsHealthCheck', 'http2HealthCheck'].flatMap(
      (name) => pickString(check, 'spec', 'default', 'config', name, 'requestPath') ?? [],
    ),
  );
  return withAnswer(withAnswer(whole, fields.healthCheck, checks.length > 0), fields.healthCheckPath, paths[0]);
}

/** HTTP2 is gRPC as well. */
function protocolOf(found: Found, { to }: Hop, known: Backend['protocol']): Backend['protocol'] | undefined {
  if (to.kind !== 'Service') return undefined;
  const service = lookUp(found, { group: '', kind: 'Service', namespace: to.namespace, name: to.name });
  const port = pickList(service, 'spec', 'ports').find((one) => pickNumber(one, 'port') === to.port);
  const encrypted = encryptedBy(pickString(port, 'appProtocol'));
  if (encrypted === 'HTTP2') return known === 'grpc' ? 'grpc' : 'h2';
  return encrypted === 'HTTPS' ? 'http/1.1' : undefined;
}
