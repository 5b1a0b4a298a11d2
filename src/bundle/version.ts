/** The version of the tool, which downloads carry: that of package.json. */
export const VERSION = '0.1.0';
