/** Version of the compact form. A new one begins when its defaults or its shape change; older ones keep opening. */
export const LINK_VERSION = 1;
