import { serviceOf } from '../../configuration/backends.ts';
import type { Backend, Configuration, Validation } from '../../configuration/configuration.ts';
import { CLUSTER_CA_CONFIG_MAP } from '../../gateway-api/resources.ts';
import type { Command, Step } from '../../gateway-api/step.ts';
import { shellCommand } from '../../manifest/shell.ts';

const LOCAL_PORT = 18443;

/** The backend's own answer to the handshake that the gateway is to make, without the gateway. Of the first backend. */
export function handshakeStep(configuration: Configuration): readonly Step[] {
  const [backend] = configuration.backends;
  const { validation } = backend;
  const { reach, address } = connection(backend, configuration);
  return [
    {
      id: 'verify-handshake',
      phase: 'verify',
      title:
        validation.mode === 'skip'
          ? 'Look at the certificate that nobody checks'
          : 'Check the backend’s certificate yourself',
      text: [
        'Speaks to the backend past the gateway, with the same name and CA.',
        validation.mode === 'system' ? 'It uses the CAs of your machine; the gateway’s can be others.' : '',
        validation.mode === 'skip' ? 'Its issuer is the CA to verify against one day.' : '',
        configuration.backends.length > 1 ? 'For the other backends it goes the same way.' : '',
      ]
        .filter((text) => text !== '')
        .join(' '),
      commands: [...reach, ...fetchCa(backend), ...handshake(validation, address)],
    },
  ];
}

function connection(backend: Backend, configuration: Configuration): { reach: Command[]; address: string } {
  if (backend.target.kind === 'ExternalHost')
    return { reach: [], address: `${backend.target.hostname}:${backend.target.port}` };
  const service = serviceOf(backend, configuration);
  if (service === undefined) return { reach: [], address: `127.0.0.1:${LOCAL_PORT}` };
  const where = ['--namespace', service.namespace];
  const run = shellCommand(
    'kubectl',
    'port-forward',
    ...where,
    `service/${service.name}`,
    `${LOCAL_PORT}:${service.port}`,
  );
  return {
    reach: [{ run, expect: 'Forwarding from 127.0.0.1. Leave it running, and use a second terminal for the rest.' }],
    address: `127.0.0.1:${LOCAL_PORT}`,
  };
}

/** Certificates go through files, never through a command line. */
function fetchCa({ validation, target: { namespace } }: Backend): readonly Command[] {
  if (validation.mode !== 'custom') return [];
  const { ca } = validation;
  const name = ca.kind === 'ClusterCA' ? CLUSTER_CA_CONFIG_MAP : ca.name;
  if (ca.kind === 'ClusterTrustBundle') {
    const words = shellCommand(
      'kubectl',
      'get',
      'clustertrustbundle',
      name,
      '--output',
      'jsonpath={.spec.trustBundle}',
    );
    return [{ run: `${words} > ca.crt` }];
  }
  const kind = ca.kind === 'Secret' ? 'secret' : 'configmap';
  const words = shellCommand(
    'kubectl',
    'get',
    kind,
    name,
    '--namespace',
    namespace,
    '--output',
    'jsonpath={.data.ca\\.crt}',
  );
  return [{ run: `${words}${ca.kind === 'Secret' ? ' | base64 --decode' : ''} > ca.crt` }];
}

function handshake(validation: Validation, address: string): readonly Command[] {
  const servername = validation.hostname === null ? [] : ['-servername', validation.hostname];
  const show = {
    run: `${shellCommand('openssl', 's_client', '-connect', address, ...servername)} </dev/null 2>/dev/null | openssl x509 -noout -subject -issuer -dates -ext subjectAltName`,
    expect: 'The names, issuer and dates of the certificate.',
  };
  if (validation.mode === 'skip') return [show];
  const names = validation.subjectAltNames;
  const [host] =
    names.length === 0
      ? [validation.hostname]
      : names.flatMap((name) => (name.type === 'Hostname' ? name.hostname : []));
  // A wildcard is no name that a certificate could be for; openssl compares names literally.
  const checked = host === undefined || host.startsWith('*.') ? [] : ['-verify_hostname', host];
  const run = shellCommand(
    'openssl',
    's_client',
    '-connect',
    address,
    ...servername,
    ...checked,
    ...(validation.mode === 'custom' ? ['-CAfile', 'ca.crt'] : []),
    '-verify_return_error',
    '-brief',
  );
  const uris = names.flatMap((name) => (name.type === 'URI' ? name.uri : []));
  const also = uris.length === 0 ? [] : [{ ...show, expect: `Among its names: ${uris.join(' or ')}.` }];
  return [{ run: `${run} </dev/null`, expect: 'CONNECTION ESTABLISHED, and “Verification: OK”.' }, ...also];
}
