import type { Configuration } from '../../configuration/configuration.ts';
import type { Step } from '../../gateway-api/step.ts';
import type { Written } from '../../gateway-api/written.ts';
import { SECRETS, UPSTREAM_GUIDE } from './sources.ts';
import { GLOO_GROUP } from './watches.ts';

/** What has to be there first, and how to see that Envoy does what the diagram says. */
export function steps(configuration: Configuration, written: readonly Written[]): readonly Step[] {
  return [
    discover(configuration),
    ...caSecrets(configuration),
    status(configuration, written),
    envoysView(configuration),
  ];
}

function discover({ backends, gateway }: Configuration): Step {
  const system = backends.some(({ validation }) => validation.mode === 'system');
  return {
    id: 'glo-discover',
    phase: 'discover',
    title: 'Find out which version of Gloo Gateway runs',
    text: 'The tag of the image is the version.',
    commands: [
      {
        run: "kubectl --namespace gloo-system get deployment gloo --output jsonpath='{.spec.template.spec.containers[0].image}'",
        expect: 'An image with a tag such as 1.21.13.',
      },
      { run: `kubectl api-resources --api-group ${GLOO_GROUP}`, expect: 'Upstream and others in v1.' },
      ...(system
        ? [
            {
              run: `kubectl --namespace ${gateway.namespace} exec deployment/gloo-proxy-${gateway.name} -- ls -l /etc/ssl/certs/ca-certificates.crt`,
              expect: 'The file with the system’s CAs. Where there is none, the Upstream cannot be used.',
            },
          ]
        : []),
    ],
  };
}

/** A CA alone is no usual content of a Secret of that type. */
function caSecrets({ backends }: Configuration): readonly Step[] {
  const names = new Set(
    backends.flatMap(({ validation, target }) =>
      validation.mode === 'custom'
        ? [`${target.namespace} ${'name' in validation.ca ? validation.ca.name : 'api-ca'}`]
        : [],
    ),
  );
  if (names.size === 0) return [];
  return [
    {
      id: 'glo-ca-secret',
      phase: 'prerequisite',
      title: 'Make a Secret of the CA',
      text: 'Gloo Gateway takes a Secret of type kubernetes.io/tls only; certificate and key in it can be empty. A Secret that holds the client certificate too needs neither this step nor another Secret: add ca.crt to it.',
      commands: [...names].map((name) => {
        const [namespace = '', secret = ''] = name.split(' ');
        return {
          run: `kubectl --namespace ${namespace} create secret generic ${secret} --type kubernetes.io/tls --from-literal tls.crt= --from-literal tls.key= --from-file ca.crt=ca.pem`,
          expect: `secret/${secret} created`,
        };
      }),
      evidence: [SECRETS],
    },
  ];
}

function status({ route }: Configuration, written: readonly Written[]): Step {
  const upstreams = written.filter(({ object }) => object.kind === 'Upstream');
  return {
    id: 'glo-status',
    phase: 'verify',
    title: 'Read what Gloo Gateway says of the manifests',
    text: 'Accepted says that the settings could be translated, not that the backend answers.',
    commands: [
      ...upstreams.map(({ object }) => ({
        run: `kubectl --namespace ${object.metadata.namespace ?? 'default'} get upstreams.${GLOO_GROUP} ${object.metadata.name} --output jsonpath='{.status}'`,
        expect: 'State Accepted.',
      })),
      {
        run: `kubectl --namespace ${route.namespace} get ${route.kind.toLowerCase()} ${route.name} --output jsonpath='{range .status.parents[*].conditions[*]}{.type}={.status} {.reason}: {.message}{"\\n"}{end}'`,
        expect: 'Accepted=True and ResolvedRefs=True.',
      },
    ],
    evidence: [UPSTREAM_GUIDE],
  };
}

function envoysView({ gateway }: Configuration): Step {
  return {
    id: 'glo-envoy',
    phase: 'verify',
    title: 'See in Envoy itself what is sent and checked',
    text: 'The configuration that the proxy really has, and its counters of handshakes. Nothing is changed; the first command stays open while you look.',
    commands: [
      {
        run: `kubectl --namespace ${gateway.namespace} port-forward deployment/gloo-proxy-${gateway.name} 19000:19000 &`,
        expect: 'Forwarding from 127.0.0.1:19000.',
      },
      {
        run: 'curl --silent \'localhost:19000/config_dump?resource=dynamic_active_clusters\' | grep -E \'"sni"|trusted_ca|subject_alt_names|"exact"\'',
        expect: 'SNI, CA and names of the explanation. A transport socket without trusted_ca verifies nothing.',
      },
      {
        run: "curl --silent 'localhost:19000/stats?filter=ssl.(handshake|fail_verify|connection_error)'",
        expect:
          'handshake grows with the requests. With a wrong name or CA on purpose, fail_verify_san or fail_verify_error does.',
      },
    ],
  };
}
