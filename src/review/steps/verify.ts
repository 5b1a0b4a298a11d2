import type { Configuration } from '../../configuration/configuration.ts';
import { evidence, gatewayApiFile } from '../../gateway-api/evidence.ts';
import { identityOf } from '../../gateway-api/found.ts';
import type { Command, Step } from '../../gateway-api/step.ts';
import type { Written } from '../../gateway-api/written.ts';
import { shellCommand } from '../../manifest/shell.ts';
import { handshakeStep } from './handshake.ts';
import { appliedPoliciesOf, kubectlGet } from './names.ts';

/** Proofs that it works: what the controller says, what clients see, what the backend shows. */
export function verifySteps(configuration: Configuration, written: readonly Written[]): readonly Step[] {
  return [
    ...policyStatus(written),
    routeStatus(configuration),
    request(configuration),
    ...handshakeStep(configuration),
  ];
}

const CONDITIONS = (list: string) =>
  `jsonpath={range .status.${list}[*]}{.controllerName}{": "}{range .conditions[*]}{.type}={.status}/{.reason} {end}{"\\n"}{end}`;

const MOST_POLICIES = 5;

function policyStatus(written: readonly Written[]): readonly Step[] {
  const policies = appliedPoliciesOf(written);
  if (policies.length === 0) return [];
  return [
    {
      id: 'verify-policy',
      phase: 'verify',
      title: 'Ask the controller about the policy',
      text: `There is one line for each Gateway whose routes lead to the target. No line at all means that no controller took the policy: its target is not used by a route, or is not of a kind that this controller honours.${policies.length > MOST_POLICIES ? ' The same goes for the other policies.' : ''}`,
      commands: policies.slice(0, MOST_POLICIES).map(({ object }) => ({
        run: kubectlGet(identityOf(object), CONDITIONS('ancestors')),
        expect: 'Accepted=True/Accepted ResolvedRefs=True/ResolvedRefs',
      })),
      evidence: [evidence('source', gatewayApiFile('v1.6.1', 'apis/v1/backendtlspolicy_types.go'), 'conditions')],
    },
  ];
}

function routeStatus({ route }: Configuration): Step {
  const ref = { group: 'gateway.networking.k8s.io', kind: route.kind, namespace: route.namespace, name: route.name };
  return {
    id: 'verify-route',
    phase: 'verify',
    title: 'Ask the controller about the route',
    text: 'ResolvedRefs False here means that a backend is missing, not granted, or that its policy cannot be honoured.',
    commands: [
      { run: kubectlGet(ref, CONDITIONS('parents')), expect: 'Accepted=True/Accepted ResolvedRefs=True/ResolvedRefs' },
    ],
  };
}

function request(configuration: Configuration): Step {
  const { gateway } = configuration;
  const address = kubectlGet(
    { group: 'gateway.networking.k8s.io', kind: 'Gateway', namespace: gateway.namespace, name: gateway.name },
    'jsonpath={.status.addresses[0].value}',
  );
  return {
    id: 'verify-request',
    phase: 'verify',
    title: 'Send a request through the gateway',
    text: 'It shows that traffic flows, not that anything is verified: the negative test shows that.',
    commands: [{ run: `GATEWAY=$(${address})` }, ...requestOf(configuration)],
  };
}

/**
 * A gateway takes a connection, and ends TLS, before it has one to the backend: that something was opened says nothing of the
 * backend. Only a connection that is not closed again does.
 */
const STAYS_OPEN =
  'The connection stays open, until you end it with Ctrl+C. One that the gateway closes at once got no connection to the backend.';

/** One request, as clients of this kind of route and listener send it. */
export function requestOf({ gateway: { listener }, route }: Configuration): readonly Command[] {
  const host = (route.hostnames[0] ?? 'example.com').replace(/^\*\./, 'any.');
  const { port } = listener;
  const tls = listener.protocol === 'HTTPS' || listener.protocol === 'TLS';
  if (route.kind === 'TCPRoute' && !tls) return [{ run: `nc -v "$GATEWAY" ${port}`, expect: STAYS_OPEN }];
  if (route.kind === 'TCPRoute' || route.kind === 'TLSRoute') {
    const words = shellCommand('-servername', host, '-brief', '-ign_eof');
    return [
      {
        run: `openssl s_client -connect "$GATEWAY:${port}" ${words} </dev/null`,
        expect: `CONNECTION ESTABLISHED. ${STAYS_OPEN}`,
      },
    ];
  }
  if (route.kind === 'GRPCRoute') {
    const words = shellCommand('-authority', host);
    const plain = tls ? '-insecure ' : '-plaintext ';
    return [
      {
        run: `grpcurl ${plain}${words} "$GATEWAY:${port}" list`,
        expect: 'The services of the backend, or “server does not support the reflection API”: both came through.',
      },
    ];
  }
  const url = shellCommand(`${tls ? 'https' : 'http'}://${host}${defaultPort(tls) === port ? '' : `:${port}`}/`);
  return [
    {
      run: `curl --silent --show-error --output /dev/null --write-out '%{http_code}\\n' ${tls ? '--insecure ' : ''}--connect-to "::$GATEWAY:${port}" ${url}`,
      expect: 'A code from the backend. A 500, 502 or 503 means that the gateway could not connect to it.',
    },
  ];
}

function defaultPort(tls: boolean): number {
  return tls ? 443 : 80;
}
