import type { ConfigurationInput } from './configuration.ts';

/** A real situation by name. What its Configuration leaves out is the default. */
export interface Preset {
  /** Stable: it stands in links (`#preset=…`). */
  readonly id: string;
  readonly title: string;
  /** One or two sentences: the situation, and what comes of it. */
  readonly says: string;
  /** Words that people search for. */
  readonly tags: readonly string[];
  readonly configuration: ConfigurationInput;
}

const ENVOY_GATEWAY = { implementation: 'envoy-gateway', version: '1.9' } as const;
const AWS = { implementation: 'aws-load-balancer-controller', version: '3.5' } as const;

const CERTIFICATE_ARN = 'arn:aws:acm:eu-west-1:111122223333:certificate/00000000-0000-0000-0000-000000000000';

export const presets: readonly Preset[] = [
  {
    id: 'self-signed-skip',
    title: 'A pod with a self-signed certificate, unverified',
    says: 'The pod made its own certificate and nobody has it. Envoy Gateway encrypts and checks nothing: for a test, with a date to look again.',
    tags: ['envoy gateway', 'self-signed', 'skip', 'insecure', 'insecureSkipVerify', 'test'],
    configuration: {
      setting: ENVOY_GATEWAY,
      backends: [
        {
          validation: {
            mode: 'skip',
            hostname: 'api.internal.example',
            reason: 'The pod makes a new certificate at every start.',
            reviewBy: '2027-03-01',
          },
        },
      ],
    },
  },
  {
    id: 'self-signed-pinned',
    title: 'A pod with a self-signed certificate, done right',
    says: 'Save the pod’s certificate in the ConfigMap api-certificate (key ca.crt) and trust exactly that one: as little work as skipping, and nobody can step in between.',
    tags: ['envoy gateway', 'self-signed', 'pin', 'custom ca', 'configmap'],
    configuration: {
      setting: ENVOY_GATEWAY,
      backends: [{ validation: { mode: 'custom', ca: { kind: 'ConfigMap', name: 'api-certificate' } } }],
    },
  },
  {
    id: 'system-ca',
    title: 'A Service with a publicly trusted certificate',
    says: 'BackendTLSPolicy on a Service port, with the CAs that the gateway’s own system trusts.',
    tags: ['backendtlspolicy', 'system', 'wellKnownCACertificates', 'public', "let's encrypt"],
    configuration: {
      setting: ENVOY_GATEWAY,
      backends: [{ validation: { mode: 'system', hostname: 'api.example.com' } }],
    },
  },
  {
    id: 'trust-manager-ca',
    title: 'cert-manager, with the CA from trust-manager',
    says: 'trust-manager puts the CA of your cert-manager issuer into a ConfigMap of every namespace. One policy trusts it, with whatever gateway follows the standard.',
    tags: ['cert-manager', 'trust-manager', 'configmap', 'bundle', 'custom ca', 'any'],
    configuration: {
      setting: { implementation: 'any', version: 'unlisted' },
      backends: [
        {
          validation: {
            mode: 'custom',
            hostname: 'api.shop.svc.cluster.local',
            ca: { kind: 'ConfigMap', name: 'internal-ca' },
          },
        },
      ],
    },
  },
  {
    id: 'cert-manager-secret-ca',
    title: 'cert-manager, with the CA in a Secret',
    says: 'cert-manager writes ca.crt beside the server’s own certificate, into one Secret. Envoy Gateway reads the CA from there; the standard alone would not.',
    tags: ['cert-manager', 'secret', 'custom ca', 'envoy gateway'],
    configuration: {
      setting: ENVOY_GATEWAY,
      backends: [
        {
          validation: {
            mode: 'custom',
            hostname: 'api.shop.svc.cluster.local',
            ca: { kind: 'Secret', name: 'api-tls' },
          },
        },
      ],
    },
  },
  {
    id: 'kubernetes-api',
    title: 'The Kubernetes API server as backend',
    says: 'The Service kubernetes in the namespace default, verified with the cluster’s own CA, which every namespace has. The route stands elsewhere, so a ReferenceGrant comes with it.',
    tags: ['kubernetes', 'api server', 'kube-root-ca.crt', 'referencegrant', 'cluster ca'],
    configuration: {
      setting: ENVOY_GATEWAY,
      route: { name: 'kubernetes-api', hostnames: ['kubernetes.example.com'] },
      backends: [
        {
          target: {
            kind: 'Service',
            namespace: 'default',
            name: 'kubernetes',
            port: 443,
            portName: 'https',
            targetPort: 6443,
          },
          validation: { mode: 'custom', hostname: 'kubernetes.default.svc', ca: { kind: 'ClusterCA' } },
        },
      ],
    },
  },
  {
    id: 'external-api',
    title: 'An external API on the internet',
    says: 'Traffic leaves the cluster for a host with a publicly trusted certificate. Envoy Gateway needs its Backend kind for that.',
    tags: ['external', 'saas', 'egress', 'stripe', 'backend', 'fqdn', 'system', 'envoy gateway'],
    configuration: {
      setting: ENVOY_GATEWAY,
      route: { name: 'payments', hostnames: ['payments.example.com'] },
      backends: [
        {
          target: { kind: 'ExternalHost', hostname: 'api.stripe.com' },
          validation: { mode: 'system', hostname: 'api.stripe.com' },
        },
      ],
    },
  },
  {
    id: 'grpc-custom-ca',
    title: 'A gRPC service with a private CA',
    says: 'GRPCRoute to a port that speaks gRPC over TLS, verified with the company’s CA.',
    tags: ['grpc', 'grpcroute', 'http/2', 'custom ca'],
    configuration: {
      setting: ENVOY_GATEWAY,
      route: { kind: 'GRPCRoute', name: 'orders', hostnames: ['orders.example.com'] },
      backends: [
        {
          target: { kind: 'Service', name: 'orders', port: 9443, portName: 'grpc', targetPort: 9443 },
          validation: { mode: 'custom', hostname: 'orders.internal.example' },
          protocol: 'grpc',
        },
      ],
    },
  },
  {
    id: 'spiffe',
    title: 'A workload with a SPIFFE identity',
    says: 'The certificate carries a SPIFFE URI and no DNS name: the URI is what is checked, and the host name is only sent.',
    tags: ['spiffe', 'spire', 'uri', 'subjectAltNames', 'san', 'workload identity'],
    configuration: {
      setting: ENVOY_GATEWAY,
      backends: [
        {
          validation: {
            mode: 'custom',
            hostname: 'api.shop.svc.cluster.local',
            subjectAltNames: [{ type: 'URI', uri: 'spiffe://cluster.local/ns/shop/sa/api' }],
            ca: { kind: 'ConfigMap', name: 'spire-bundle' },
          },
        },
      ],
    },
  },
  {
    id: 'mutual-tls',
    title: 'A backend that wants a client certificate',
    says: 'Mutual TLS: the gateway verifies the backend, and shows it a certificate of its own.',
    tags: ['mtls', 'mutual tls', 'client certificate', 'clientCertificateRef'],
    configuration: {
      setting: ENVOY_GATEWAY,
      clientCertificate: { secret: 'gateway-client' },
      backends: [{ validation: { mode: 'custom' } }],
    },
  },
  {
    id: 'canary',
    title: 'A canary with a CA of its own',
    says: 'Nine tenths of the traffic go to the old version, one tenth to the new one, whose certificate another CA signed.',
    tags: ['canary', 'weights', 'two backends', 'rotation', 'migration'],
    configuration: {
      setting: ENVOY_GATEWAY,
      backends: [
        { validation: { mode: 'custom', ca: { kind: 'ConfigMap', name: 'api-ca' } }, weight: 90 },
        {
          target: { kind: 'Service', name: 'api-canary' },
          validation: { mode: 'custom', ca: { kind: 'ConfigMap', name: 'api-ca-2027' } },
          weight: 10,
        },
      ],
    },
  },
  {
    id: 'openshift-service-ca',
    title: 'An OpenShift service certificate',
    says: 'OpenShift signs the Service’s certificate and puts the CA into a ConfigMap of every namespace, under a key that only some gateways take. The BackendTLSPolicy kind has to be installed beside OpenShift’s own set.',
    tags: ['openshift', 'service-ca', 'serving-cert', 'configmap'],
    configuration: {
      setting: ENVOY_GATEWAY,
      backends: [
        {
          validation: {
            mode: 'custom',
            hostname: 'api.shop.svc',
            ca: { kind: 'ConfigMap', name: 'openshift-service-ca.crt' },
          },
        },
      ],
    },
  },
  {
    id: 'older-cluster',
    title: 'An older cluster: Envoy Gateway 1.5',
    says: 'Gateway API 1.3 has BackendTLSPolicy in its experimental channel only, as v1alpha3.',
    tags: ['v1alpha3', 'experimental', 'old', 'envoy gateway 1.5', 'gateway api 1.3'],
    configuration: {
      setting: {
        implementation: 'envoy-gateway',
        version: '1.5',
        gatewayApi: { release: '1.3', channel: 'experimental' },
      },
      backends: [{ validation: { mode: 'custom' } }],
    },
  },
  {
    id: 'nlb-tls-broker',
    title: 'An NLB in front of a broker that speaks TLS',
    says: 'A TCPRoute for a message broker. AWS ends the client’s TLS, encrypts again to the pods, and never verifies them.',
    tags: ['aws', 'nlb', 'tcproute', 'broker', 'kafka', 'rabbitmq', 'mqtt', 'eks', 'skip'],
    configuration: {
      setting: AWS,
      gateway: {
        name: 'broker',
        className: 'aws-nlb',
        listener: { name: 'amqps', port: 5671, protocol: 'TLS', tlsMode: 'Terminate' },
      },
      route: { kind: 'TCPRoute', name: 'broker', hostnames: [] },
      backends: [
        {
          target: { kind: 'Service', name: 'broker', port: 5671, portName: 'amqps', targetPort: 5671 },
          validation: {
            mode: 'skip',
            reason: 'AWS load balancers cannot verify their targets.',
            reviewBy: '2027-06-01',
          },
        },
      ],
      options: { 'aws-load-balancer-controller.certificateArn': CERTIFICATE_ARN },
    },
  },
  {
    id: 'alb-reencrypt',
    title: 'An ALB that encrypts again to the pods',
    says: 'HTTPS up to the ALB and HTTPS from there to the pods. AWS never verifies the pods’ certificates, so self-signed ones do.',
    tags: ['aws', 'alb', 'httproute', 're-encrypt', 'eks', 'skip'],
    configuration: {
      setting: AWS,
      gateway: { className: 'aws-alb' },
      backends: [
        {
          validation: {
            mode: 'skip',
            reason: 'AWS load balancers cannot verify their targets.',
            reviewBy: '2027-06-01',
          },
        },
      ],
      options: { 'aws-load-balancer-controller.certificateArn': CERTIFICATE_ARN },
    },
  },
  {
    id: 'nlb-passthrough',
    title: 'An NLB that lets TLS through',
    says: 'The client speaks TLS with the pod itself and verifies it; the NLB forwards bytes. The way to verification on AWS.',
    tags: ['aws', 'nlb', 'passthrough', 'tlsroute', 'end to end', 'eks'],
    configuration: {
      setting: AWS,
      gateway: { className: 'aws-nlb', listener: { name: 'tls', protocol: 'TLS', tlsMode: 'Passthrough' } },
      route: { kind: 'TLSRoute' },
      backends: [{ validation: { mode: 'custom', hostname: 'api.example.com' } }],
      options: { 'aws-load-balancer-controller.passthrough': true },
    },
  },
  {
    id: 'istio-self-signed',
    title: 'A self-signed pod behind an Istio gateway',
    says: 'A DestinationRule for this gateway alone skips verification; other workloads of the mesh keep what they have.',
    tags: ['istio', 'mesh', 'destinationrule', 'skip', 'insecureSkipVerify', 'openshift'],
    configuration: {
      setting: { implementation: 'istio', version: '1.30' },
      backends: [
        {
          validation: {
            mode: 'skip',
            hostname: 'api.internal.example',
            reason: 'The pod makes a new certificate at every start.',
            reviewBy: '2027-03-01',
          },
        },
      ],
    },
  },
  {
    id: 'nginx-passthrough',
    title: 'NGINX cannot skip: let TLS pass through',
    says: 'NGINX Gateway Fabric has no way to skip verification. With a TLSRoute the client’s own TLS reaches the pod, and the client verifies it.',
    tags: ['nginx gateway fabric', 'passthrough', 'tlsroute', 'self-signed', 'skip'],
    configuration: {
      setting: { implementation: 'nginx-gateway-fabric', version: '2.6' },
      gateway: { listener: { name: 'tls', protocol: 'TLS', tlsMode: 'Passthrough' } },
      route: { kind: 'TLSRoute' },
      options: { 'nginx-gateway-fabric.passthrough': true },
    },
  },
  {
    id: 'traefik-self-signed',
    title: 'A self-signed pod behind Traefik',
    says: 'A TraefikService and a ServersTransport in the place of the Service: encrypted, and nothing is checked.',
    tags: ['traefik', 'k3s', 'rke2', 'serverstransport', 'skip', 'insecureSkipVerify'],
    configuration: {
      setting: { implementation: 'traefik', version: '3.7' },
      backends: [{ validation: { mode: 'skip', reason: 'A test cluster without a CA.', reviewBy: '2027-03-01' } }],
    },
  },
  {
    id: 'policy-on-gateway',
    title: 'A policy on a Gateway, which nobody reads',
    says: 'The API server accepts a BackendTLSPolicy that targets a Gateway, and the gateway ignores it: the backend gets plain text.',
    tags: ['gateway', 'targetRefs', 'sectionName', 'ignored', 'mistake'],
    configuration: {
      setting: ENVOY_GATEWAY,
      backends: [
        {
          target: { kind: 'Gateway', name: 'gateway', sectionName: 'https' },
          validation: { mode: 'system', hostname: 'api.example.com' },
        },
      ],
    },
  },
  {
    id: 'policy-on-route',
    title: 'A policy on an HTTPRoute, which nobody reads',
    says: 'The API server accepts a BackendTLSPolicy that targets an HTTPRoute, and the gateway ignores it: the backend gets plain text.',
    tags: ['httproute', 'targetRefs', 'sectionName', 'ignored', 'mistake'],
    configuration: {
      setting: ENVOY_GATEWAY,
      backends: [{ target: { kind: 'HTTPRoute', name: 'api' }, validation: { mode: 'custom' } }],
    },
  },
];
