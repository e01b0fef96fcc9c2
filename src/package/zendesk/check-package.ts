import { checkAssets } from "./check-assets.ts";
import { checkManifest } from "./check-manifest.ts";
import { checkPage } from "./check-page.ts";
import { checkScripts } from "./check-scripts.ts";
import { checkTranslations } from "./check-translations.ts";
import type { PackageFiles } from "./package-files.ts";

/**
 * What is wrong with a package, one sentence for each thing; empty when it may
 * be uploaded.
 *
 * The rules are those of Zendesk's own validator, narrowed to what this app
 * uses, and those that only a human reviewer would notice: logos and icons,
 * the page's Content-Security-Policy, texts that are missing.
 */
export function checkPackage(files: PackageFiles, version: string): readonly string[] {
  return [
    ...checkManifest(files, version),
    ...checkTranslations(files),
    ...checkAssets(files),
    ...checkPage(files),
    ...checkScripts(files),
  ];
}
