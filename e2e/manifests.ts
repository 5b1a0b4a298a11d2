/** Manifests as people have them: what the journeys of the editor begin with. */

/** Four rules of a live route, as `kubectl get -o yaml` gives them; the second leads to the Service `orders`. */
export const LIVE_ROUTE = `apiVersion: v1
kind: List
items:
  - apiVersion: gateway.networking.k8s.io/v1
    kind: HTTPRoute
    metadata:
      name: shop
      namespace: shop
      uid: 3f0c1c1e-6a0d-4a39-9a53-0a8f4d1f7a11
      resourceVersion: "48211"
      generation: 7
    spec:
      parentRefs:
        - name: edge
          namespace: gateways
      hostnames:
        - shop.example.com
      rules:
        - matches:
            - path: {type: PathPrefix, value: /cart}
          backendRefs:
            - {name: cart, port: 8080}
        - matches:
            - path: {type: PathPrefix, value: /orders}
          backendRefs:
            - {name: orders, port: 8443}
        - matches:
            - path: {type: PathPrefix, value: /search}
          backendRefs:
            - {name: search, port: 8080}
        - backendRefs:
            - {name: front, port: 8080}
    status:
      parents:
        - parentRef: {name: edge, namespace: gateways}
          controllerName: gateway.envoyproxy.io/gatewayclass-controller
          conditions: []
`;

/** A policy of the time before v1. */
export const OLD_POLICY = `apiVersion: gateway.networking.k8s.io/v1alpha3
kind: BackendTLSPolicy
metadata:
  name: api
  namespace: shop
spec:
  targetRefs:
    - group: ''
      kind: Service
      name: api
      sectionName: https
  validation:
    hostname: api.internal.example # as in its certificate
    wellKnownCACertificates: System
`;
