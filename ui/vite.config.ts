/// <reference types="vitest/config" />
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/**
 * The program speaks English; react-aria's own words come in thirty-four languages, of which each start would read all.
 * Every other language stands for English, whatever the system's is.
 */
function inEnglish(): Plugin {
  return {
    name: 'in-english',
    apply: 'build',
    enforce: 'pre',
    resolveId: {
      filter: { id: /\/intl\/[\w-]+\/[a-z]{2}-[A-Z]{2}\.mjs$/ },
      handler(source, importer, options) {
        const english = source.replace(/[a-z]{2}-[A-Z]{2}\.mjs$/, 'en-US.mjs');
        return this.resolve(english, importer, { ...options, skipSelf: true });
      },
    },
  };
}

/** What the window begins with, in bytes: more of it, and it opens later. */
const MOST_AT_START = 600_000;

/** Refuses a program that begins with more than it has to: something was imported that should be read when it is shown. */
function startsSmall(): Plugin {
  return {
    name: 'starts-small',
    apply: 'build',
    generateBundle(_options, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type === 'chunk' && file.isEntry && file.code.length > MOST_AT_START) {
          this.error(
            `${file.fileName} has ${file.code.length} bytes, more than ${MOST_AT_START}: read what is not shown at first with later() or onDemand().`,
          );
        }
      }
    },
  };
}

export default defineConfig(({ mode }) => ({
  base: './',
  plugins: [react(), inEnglish(), ...(mode === 'mock' ? [] : [startsSmall()])],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'safari18',
    assetsInlineLimit: 0,
    modulePreload: {
      polyfill: false,
      // What is read later is read by its import, which follows at once; asked for twice, WebKit complains of the first.
      resolveDependencies: (_file, dependencies, { hostType }) =>
        hostType === 'html' ? dependencies : dependencies.filter((file) => file.endsWith('.css')),
    },
    chunkSizeWarningLimit: 1200,
    // `vite build --mode mock` builds the page that runs against the in-memory transport instead.
    rolldownOptions: {
      input: mode === 'mock' ? 'mock.html' : 'index.html',
      output: {
        // Two files rather than scores of small ones: what the window begins with, and what all the rest shares.
        codeSplitting: {
          groups: [
            { name: 'start', tags: ['$initial'], priority: 2 },
            { name: 'shared', minShareCount: 2, priority: 1 },
          ],
        },
      },
    },
  },
  test: {
    // A busy machine with two cores takes its time over long dialogues.
    testTimeout: 30_000,
    environment: 'jsdom',
    setupFiles: ['./src/test/setup.ts'],
    include: ['src/**/*.test.{ts,tsx}'],
    css: { include: [/tokens\.css/], modules: { classNameStrategy: 'non-scoped' } },
    restoreMocks: true,
    env: { TZ: 'UTC' },
  },
}));
