import { defineConfig } from 'vite';

// The inspector page of `hooknotary listen`: static files that the server sends under a policy without inline code.
export default defineConfig({
  root: new URL('page', import.meta.url).pathname,
  base: './',
  publicDir: false,
  logLevel: 'warn',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: new URL('dist/page', import.meta.url).pathname,
    emptyOutDir: true,
    target: 'es2023',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
