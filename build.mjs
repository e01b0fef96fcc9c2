// The one build script. `node build.mjs` packs the app; `--help` lists the rest.
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

process.setSourceMapsEnabled(true);

const help = `node build.mjs [--out DIR]         pack for every helpdesk into dist (or DIR)
node build.mjs start [flags]       serve the desk with the app in it; start --help lists the flags
node build.mjs measure FILE...     print the numbers of logs and case files; measure --help
node build.mjs rt up|down|test     set up Request Tracker with the plugin in it; rt --help
node build.mjs bench [--json]      print what is measured in a browser, against its limits
node build.mjs shots [NAME...]     picture every screen, or those of these names, into dist/shots;
                                   --readme: those of the README, into src/package/screenshots`;

const root = fileURLToPath(new URL(".", import.meta.url));

/** Words by their keys: a JSON file would bring a variable and an export for each of them too. */
const words = {
  name: "words",
  setup({ onLoad }) {
    onLoad({ filter: /[/\\]translations[/\\].*\.json$/ }, async ({ path }) => ({
      contents: `export default ${await readFile(path, "utf8")}`,
      loader: "js",
    }));
  },
};

const browser = {
  absWorkingDir: root,
  bundle: true,
  format: "esm",
  target: "es2022",
  // Modules are read as UTF-8 everywhere: no need to spell letters as numbers.
  charset: "utf8",
  plugins: [words],
  minify: true,
  jsx: "automatic",
  jsxImportSource: "preact",
  // The package carries the whole licences in assets/licences.json.
  legalComments: "none",
  define: { "process.env.NODE_ENV": '"production"' },
  metafile: true,
  write: false,
};

const node = {
  absWorkingDir: root,
  bundle: true,
  format: "esm",
  platform: "node",
  target: "node20.10",
  packages: "external",
  sourcemap: "inline",
  outExtension: { ".js": ".mjs" },
  write: false,
};

const commands = {
  build: pack,
  start,
  measure,
  rt,
  bench,
  shots,
  "--help": () => console.log(help),
};

const [first = "build", ...others] = process.argv.slice(2);
const command = Object.hasOwn(commands, first) ? first : first === "--out" ? "build" : null;
if (!command) {
  console.error(`There is no command ${first}.\n${help}`);
  process.exitCode = 2;
} else {
  await commands[command](command === first ? others : [first, ...others]);
}

/** Writes what each helpdesk takes, unpacked and packed, and refuses what breaks a rule. */
async function pack(argv) {
  const [flag, out = join(root, "dist")] = argv;
  if (flag !== undefined && (flag !== "--out" || argv.length !== 2)) {
    console.error(`The build takes --out DIR and nothing else.\n${help}`);
    process.exitCode = 2;
    return;
  }
  const { checkPackage } = await load("src/package/zendesk/check-package.ts");
  const { checkPlugin } = await load("src/package/request-tracker/check-plugin.ts");
  const { pluginName } = await load("src/package/request-tracker/plugin-files.ts");
  const { version } = await readJson("package.json");
  const { files, ...about } = await zendeskFiles();
  const plugin = await requestTrackerFiles(files);
  await writeFolder(join(out, "zendesk"), files);
  await writeFolder(join(out, "request-tracker", pluginName), plugin);

  const problems = [
    ...checkPackage(files, version),
    ...(await printSizes({ files, ...about })),
    ...checkPlugin(plugin, version),
  ];
  printPlugin(plugin);
  if (problems.length) {
    console.error(`\nThe package is not fit to upload:\n- ${problems.join("\n- ")}`);
    process.exitCode = 1;
    return;
  }
  const zip = join(out, `sidelight-zendesk-${version}.zip`);
  await writeWhole(zip, await zipOf(files));
  const archive = join(out, `sidelight-request-tracker-${version}.tar.gz`);
  await writeWhole(archive, await tarOf(plugin, pluginName));
  console.log(`\n${relative(process.cwd(), zip)} is ready to upload.`);
  console.log(`${relative(process.cwd(), archive)} is ready to unpack.`);
}

/** Serves the desk, with the app as it would be packed. */
async function start(argv) {
  const { files } = await zendeskFiles();
  await writeFolder(join(root, "dist/zendesk"), files);
  const { outputFiles } = await build({
    ...browser,
    entryPoints: { page: "src/desk/page/page.tsx", sdk: "src/desk/page/sdk.ts" },
    outdir: "dist/desk",
  });
  const page = filesOf(outputFiles, "");
  page.set("page.html", await readFile(join(root, "src/desk/page/page.html")));
  await writeFolder(join(root, "dist/desk"), page);
  const { main } = await load("src/desk/serve.ts");
  await main(argv, { app: join(root, "dist/zendesk"), desk: join(root, "dist/desk") });
}

/** Nothing but the measurements may reach stdout. */
async function measure(argv) {
  const { main } = await load("src/measure/measure.ts");
  process.exitCode = await main(argv);
}

/** Sets up a real Request Tracker, or stops it. */
async function rt(argv) {
  const { main } = await load("test/request-tracker/rt.ts");
  process.exitCode = await main(argv, {
    scripts: join(root, "test/request-tracker"),
    buildPlugin: async () => {
      const { pluginName } = await load("src/package/request-tracker/plugin-files.ts");
      const folder = join(root, "dist/request-tracker", pluginName);
      const { files } = await zendeskFiles();
      await writeFolder(folder, await requestTrackerFiles(files));
      return folder;
    },
  });
}

async function bench(argv) {
  const { main } = await load("test/bench/bench.ts");
  const { files, sidebar, worker } = await zendeskFiles();
  process.exitCode = await main(argv, { root, files, sidebar, worker });
}

async function shots(argv) {
  const { main } = await load("test/shots/shots.ts");
  process.exitCode = await main(argv, {
    all: join(root, "dist/shots"),
    readme: join(root, "src/package/screenshots"),
  });
}

/** Everything that goes into the Zendesk package, and what its script is made of. */
async function zendeskFiles() {
  const { brotliBytes, filesAddedBy, filesLoadedWith, filesWithWords, packagesIn } =
    await load("src/package/sizes.ts");
  const page = await build({
    ...browser,
    // No view uses hooks: only the signals' own, which nobody calls, would bring them along.
    alias: { "preact/hooks": join(root, "src/view/no-hooks.ts") },
    entryPoints: {
      main: "src/main.tsx",
      behind: "src/view/behind.css",
      board: "src/view/board.css",
      settings: "src/view/settings.css",
      story: "src/view/story.css",
    },
    outdir: "assets",
    splitting: true,
    // A page without workers loads it itself.
    external: ["./worker.js"],
    chunkNames: "[name]-[hash]",
  });
  // A build of its own: what both need would else go into a file that both load.
  const thread = await build({
    ...browser,
    entryPoints: { worker: "src/worker.ts" },
    outdir: "assets",
    splitting: true,
    chunkNames: "[name]-[hash]",
  });
  const files = filesOf([...page.outputFiles, ...thread.outputFiles], "assets/");
  const contents = { outputs: { ...page.metafile.outputs, ...thread.metafile.outputs } };
  const sources = {
    "manifest.json": "manifest.json",
    "assets/iframe.html": "src/package/zendesk/iframe.html",
    "assets/logo.png": "src/package/zendesk/logo.png",
    "assets/logo-small.png": "src/package/zendesk/logo-small.png",
    "assets/icon_nav_bar.svg": "src/package/zendesk/icon-nav-bar.svg",
  };
  for (const name of (await readdir(join(root, "src/package/zendesk/translations"))).sort()) {
    sources[`translations/${name}`] = `src/package/zendesk/translations/${name}`;
  }
  for (const [path, source] of Object.entries(sources)) {
    files.set(path, await readFile(join(root, source)));
  }
  files.set("assets/licences.json", await licencesOf(packagesIn(contents)));
  // A viewer loads one language: the longest one counts.
  const longestWords = (part) =>
    filesWithWords(part, contents)
      .map((path) => ({ path, bytes: brotliBytes(files.get(path)) }))
      .sort((one, other) => other.bytes - one.bytes)[0].path;
  const added = (sources, others) => filesAddedBy({ sources, others }, contents);
  const sidebar = [...filesLoadedWith("assets/main.js", contents), longestWords("ticket")];
  const ticket = [
    ...sidebar,
    ...added(["src/view/ticket-story.tsx"], ["src/main.tsx"]),
    "assets/story.css",
    longestWords("story"),
  ];
  const opened = [
    ...ticket,
    ...added(
      [
        "src/state/views.ts",
        "src/state/worked-by.ts",
        "src/view/ask-admin.tsx",
        "src/view/behind.ts",
        "src/view/definition-panel.tsx",
        "src/view/host-figures.tsx",
      ],
      ["src/main.tsx", "src/view/ticket-story.tsx"],
    ),
    "assets/behind.css",
    longestWords("figures"),
    longestWords("definitions"),
  ];
  const board = [
    ...added(
      ["src/view/board.tsx", "src/state/board-model.ts"],
      ["src/main.tsx", "src/view/behind.ts", "src/state/views.ts"],
    ),
    "assets/board.css",
    longestWords("board"),
  ];
  const settings = [
    ...filesAddedBy(
      {
        sources: ["src/view/settings.ts"],
        others: [
          "src/main.tsx",
          "src/view/behind.ts",
          "src/view/board.tsx",
          "src/state/board-model.ts",
        ],
      },
      contents,
    ),
    "assets/settings.css",
  ];
  const worker = [
    ...filesLoadedWith("assets/worker.js", contents),
    ...added(["src/hosts/zendesk/zendesk-answers.ts"], ["src/worker.ts"]),
  ];
  return { files, contents, sidebar, ticket, opened, board, settings, worker };
}

/** Everything that goes into the plugin for Request Tracker, its app out of the Zendesk package. */
async function requestTrackerFiles(zendesk) {
  const { pluginFiles } = await load("src/package/request-tracker/plugin-files.ts");
  const { version } = await readJson("package.json");
  const home = join(root, "src/package/request-tracker");
  const sources = new Map([
    ["LICENSE", await readFile(join(root, "LICENSE"))],
    ["README", await readFile(join(home, "README"))],
    ["licences.json", zendesk.get("assets/licences.json")],
  ]);
  for (const folder of ["html", "lib"]) {
    for (const entry of await readdir(join(home, folder), {
      recursive: true,
      withFileTypes: true,
    })) {
      const path = join(entry.parentPath ?? entry.path, entry.name);
      if (entry.isFile()) {
        sources.set(relative(home, path).split(sep).join("/"), await readFile(path));
      }
    }
  }
  const { outputFiles } = await build({
    ...browser,
    entryPoints: ["src/package/request-tracker/look.css"],
    outdir: "look",
  });
  const app = new Map(
    [...zendesk]
      .filter(([path]) => /^assets\/.*\.(js|css)$/.test(path))
      .map(([path, content]) => [path.replace("assets/", ""), content]),
  );
  return pluginFiles({ app, look: outputFiles[0].text, sources, version });
}

async function licencesOf(packages) {
  const licences = {};
  for (const name of packages) {
    const folder = join(root, "node_modules", name);
    const file = (await readdir(folder)).find((entry) => /^licen[cs]e/i.test(entry));
    if (!file) throw new Error(`${name} goes into the bundle but brings no licence text.`);
    licences[name] = await readFile(join(folder, file), "utf8");
  }
  return Buffer.from(`${JSON.stringify(licences, null, 2)}\n`);
}

/** Prints who takes how much, and says so when it is too much. */
async function printSizes({ files, contents, sidebar, ticket, opened, board, settings, worker }) {
  const {
    boardBudget,
    brotliBytes,
    bytesByOwner,
    filesWithWords,
    openedBudget,
    settingsBudget,
    sidebarBudget,
    ticketBudget,
  } = await load("src/package/sizes.ts");
  const line = (name, bytes) =>
    console.log(`${name.padEnd(40)}${bytes.toLocaleString("en").padStart(9)}`);

  console.log("Minified bytes");
  for (const [path, output] of Object.entries(contents.outputs)) {
    console.log(` ${path}`);
    for (const { name, bytes } of bytesByOwner({ outputs: { path: output } })) {
      line(`  ${name}`, bytes);
    }
  }
  console.log("Brotli bytes");
  const printed = new Set();
  const bytesOf = (path) => brotliBytes(files.get(path) ?? new Uint8Array());
  /** Each file once, where it first belongs. */
  const print = (paths) => {
    for (const path of paths) if (!printed.has(path)) line(`  ${path}`, bytesOf(path));
    for (const path of paths) printed.add(path);
  };
  const isWords = (path) => filesWithWords("board", contents).includes(path);
  const problems = [];
  for (const [name, paths, budget, more = []] of [
    ["the sidebar page", sidebar, sidebarBudget],
    ["the whole Ticket tab", ticket, ticketBudget],
    ["the sidebar, all opened", opened, openedBudget],
    ["the board's own", board, boardBudget],
    ["the settings' own", settings, settingsBudget],
    [
      "script and style of board and settings",
      [],
      boardBudget,
      [...board, ...settings].filter((it) => !isWords(it)),
    ],
  ]) {
    print(paths);
    const total = [...paths, ...more].reduce((sum, path) => sum + bytesOf(path), 0);
    line(`  ${name}`, total);
    line("  its budget", budget);
    if (total > budget) {
      problems.push(`${name} takes ${total} bytes of brotli; ${budget} are allowed.`);
    }
  }
  print(worker);
  line(
    "  the worker, in Zendesk",
    worker.reduce((sum, path) => sum + bytesOf(path), 0),
  );
  console.log(" Other languages and the other tool");
  print([...files.keys()].filter((path) => /\.(js|css)$/.test(path)));
  return problems;
}

function printPlugin(plugin) {
  const bytes = [...plugin.values()].reduce((sum, { length }) => sum + length, 0);
  console.log(` The plugin for Request Tracker: ${plugin.size} files, bytes as they are`);
  console.log(`  ${"in all".padEnd(26)}${bytes.toLocaleString("en").padStart(9)}`);
}

/** Bundles a TypeScript file for Node and imports it. */
async function load(entry) {
  const { outputFiles } = await build({ ...node, entryPoints: [entry], outdir: "dist/node" });
  const [{ path, contents }] = outputFiles;
  await writeWhole(path, contents);
  return import(pathToFileURL(path).href);
}

function filesOf(outputFiles, prefix) {
  return new Map(
    outputFiles.map(({ path, contents }) => [prefix + path.split(sep).at(-1), contents]),
  );
}

/** Makes a folder hold these files and no others. Safe beside another build of the same files. */
async function writeFolder(folder, files) {
  for (const [path, content] of files) await writeWhole(join(folder, path), content);
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath ?? entry.path, entry.name);
    const known = files.has(relative(folder, path).split(sep).join("/")) || path.endsWith(".part");
    if (entry.isFile() && !known) await rm(path);
  }
}

/** A reader sees the old file or the new one, never half of it. */
async function writeWhole(path, content) {
  await mkdir(dirname(path), { recursive: true });
  const part = `${path}.${process.pid}.part`;
  await writeFile(part, content);
  await rename(part, path);
}

/** The same bytes for the same files, on every machine and in every time zone. */
async function zipOf(files) {
  const { ZipFile } = await import("yazl");
  const zip = new ZipFile();
  for (const [path, content] of [...files].sort(([one], [other]) => (one < other ? -1 : 1))) {
    zip.addBuffer(Buffer.from(content), path, {
      // The format keeps local time: this is the same wall clock everywhere.
      mtime: new Date(1980, 0, 1),
      forceDosTimestamp: true,
      mode: 0o100644,
      // zlib's output differs between versions of Node and between processors.
      compress: false,
    });
  }
  zip.end();
  const chunks = [];
  for await (const chunk of zip.outputStream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** The same, as Unix packs it. The compression is our own library's: it gives the same everywhere. */
async function tarOf(files, folder) {
  const { gzipSync } = await import("fflate");
  const { pack } = await import("tar-stream");
  const tar = pack();
  for (const [path, content] of [...files].sort(([one], [other]) => (one < other ? -1 : 1))) {
    const header = { name: `${folder}/${path}`, mode: 0o644, mtime: new Date(0), uid: 0, gid: 0 };
    tar.entry(header, Buffer.from(content));
  }
  tar.finalize();
  const chunks = [];
  for await (const chunk of tar) chunks.push(chunk);
  return gzipSync(Buffer.concat(chunks), { level: 9, mtime: "1980-01-01T00:00:00Z" });
}

async function readJson(path) {
  return JSON.parse(await readFile(join(root, path), "utf8"));
}
