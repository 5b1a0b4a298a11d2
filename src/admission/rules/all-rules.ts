import { AGENTGATEWAY_BACKEND_RULES } from './agentgateway/backend.ts';
import { AGENTGATEWAY_POLICY_RULES } from './agentgateway/policy.ts';
import { BACKEND_TRAFFIC_POLICY_RULES } from './apisix-ingress-controller/backend-traffic-policy.ts';
import {
  LISTENER_RULE_CONFIGURATION_RULES,
  LOAD_BALANCER_CONFIGURATION_RULES,
} from './aws-load-balancer-controller/configurations.ts';
import { BACKEND_RULES } from './envoy-gateway/backend.ts';
import { ENVOY_PROXY_RULES } from './envoy-gateway/envoy-proxy.ts';
import { BACKEND_TLS_POLICY_RULES } from './gateway-api/backend-tls-policy.ts';
import { GATEWAY_RULES } from './gateway-api/gateway.ts';
import { GRPC_ROUTE_RULES } from './gateway-api/grpc-route.ts';
import { HTTP_ROUTE_RULES } from './gateway-api/http-route.ts';
import { TCP_ROUTE_RULES, TLS_ROUTE_RULES } from './gateway-api/l4-routes.ts';
import { DESTINATION_RULE_RULES } from './istio/destination-rule.ts';
import { SERVICE_ENTRY_RULES } from './istio/service-entry.ts';
import { KGATEWAY_BACKEND_RULES } from './kgateway/backend.ts';
import { BACKEND_CONFIG_POLICY_RULES } from './kgateway/backend-config-policy.ts';
import type { Rule } from './rule.ts';
import { SERVERS_TRANSPORT_RULES } from './traefik/servers-transport.ts';

/** Every rule of every kind. Kinds that demand nothing across fields, such as ReferenceGrant, have none. */
export const RULES: readonly Rule[] = [
  ...BACKEND_TLS_POLICY_RULES,
  ...GATEWAY_RULES,
  ...HTTP_ROUTE_RULES,
  ...GRPC_ROUTE_RULES,
  ...TLS_ROUTE_RULES,
  ...TCP_ROUTE_RULES,
  ...BACKEND_RULES,
  ...ENVOY_PROXY_RULES,
  ...KGATEWAY_BACKEND_RULES,
  ...BACKEND_CONFIG_POLICY_RULES,
  ...LOAD_BALANCER_CONFIGURATION_RULES,
  ...LISTENER_RULE_CONFIGURATION_RULES,
  ...AGENTGATEWAY_POLICY_RULES,
  ...AGENTGATEWAY_BACKEND_RULES,
  ...SERVERS_TRANSPORT_RULES,
  ...BACKEND_TRAFFIC_POLICY_RULES,
  ...DESTINATION_RULE_RULES,
  ...SERVICE_ENTRY_RULES,
];
