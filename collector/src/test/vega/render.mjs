// Copyright 2026 The Flowhound Authors
// SPDX-License-Identifier: Apache-2.0

// Draws a Vega specification of kibana-dashboards/vega without Kibana, as SVG.
//
//   node render.mjs SPEC ANSWER OUT.svg WIDTH HEIGHT [light|dark] [FOLDER]
//
// ANSWER is what Elasticsearch says to the query in the specification's url, as a JSON file. The npm package vega is
// looked for in FOLDER/node_modules, else where NODE_PATH points. The times are those of the environment variable TZ.
// Exit code: 0 drawn; 1 not, or Vega warned of something, with the reason on stderr.

import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

// Kibana gives these colours to whatever a specification leaves open; a drawing must rely on nothing else to be
// readable in both of its modes.
const THEMES = {
  light: { paper: '#ffffff', text: '#69707d', strong: '#343741', lines: '#eef0f3' },
  dark: { paper: '#1d1e24', text: '#98a2b3', strong: '#dfe5ef', lines: '#343741' },
};

function config(theme) {
  const marks = { rect: 'fill', symbol: 'fill', area: 'fill', arc: 'fill', line: 'stroke', path: 'stroke', rule: 'stroke' };
  const defaults = Object.entries(marks).map(([mark, channel]) => [mark, { [channel]: '#54b399' }]);
  return {
    ...Object.fromEntries(defaults),
    background: theme.paper,
    style: {
      'guide-label': { fill: theme.text },
      'guide-title': { fill: theme.strong },
      'group-title': { fill: theme.strong },
    },
    axis: { tickColor: theme.lines, domainColor: theme.lines, gridColor: theme.lines },
  };
}

function withAnswer(spec, answer, width, height) {
  const queried = (spec.data ?? []).filter((data) => data.url);
  if (queried.length === 0) {
    throw new Error('the specification asks Elasticsearch nothing: no data has a url');
  }
  for (const data of queried) {
    delete data.url;
    data.values = answer;
  }
  // As Kibana does, which fills the panel.
  return { ...spec, width, height, autosize: { type: 'fit', contains: 'padding' } };
}

async function loadVega(folder) {
  const from = folder ? join(resolve(folder), 'any.js') : import.meta.url;
  const vega = await import(pathToFileURL(createRequire(from).resolve('vega')));
  return vega.parse ? vega : vega.default;
}

function strictLogger(complaints) {
  const complain = (...words) => {
    complaints.push(words.join(' '));
    return logger;
  };
  const silent = () => logger;
  const logger = { level: () => logger, error: complain, warn: complain, info: silent, debug: silent };
  return logger;
}

async function render([specFile, answerFile, outFile, width, height, mode = 'light', folder]) {
  if (!height || !THEMES[mode]) {
    throw new Error('usage: node render.mjs SPEC ANSWER OUT.svg WIDTH HEIGHT [light|dark] [FOLDER]');
  }
  const read = (file) => JSON.parse(readFileSync(file, 'utf8'));
  const spec = withAnswer(read(specFile), read(answerFile), Number(width), Number(height));
  const vega = await loadVega(folder);
  const complaints = [];
  const logger = strictLogger(complaints);
  const runtime = vega.parse(spec, config(THEMES[mode]), { logger });
  const view = new vega.View(runtime, { renderer: 'none', logger });
  const svg = await view.toSVG();
  view.finalize();
  if (complaints.length > 0) {
    throw new Error(`${specFile}: ${complaints.join('; ')}`);
  }
  writeFileSync(outFile, svg);
}

try {
  await render(process.argv.slice(2));
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
