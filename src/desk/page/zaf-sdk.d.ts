declare module "zendesk_app_framework_sdk" {
  const sdk: { init(): unknown };
  // biome-ignore lint/style/noDefaultExport: a CommonJS package as an import sees it
  export default sdk;
}
