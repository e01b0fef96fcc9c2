/** A picture of a stop. */
export interface Shot {
  readonly name: string;
  readonly place: string;
  readonly theme: string;
  /** Its file, beside the page. */
  readonly file: string;
}

/** A page with all pictures, one stop a row. */
export function gallery(shots: readonly Shot[]): string {
  const names = [...new Set(shots.map(({ name }) => name))];
  const rows = names.map((name) => {
    const own = shots.filter((shot) => shot.name === name);
    const pictures = own.map(
      ({ file, place, theme }) =>
        `<figure class="${place}"><img src="${file}" alt="" loading="lazy"><figcaption>${place}, ${theme}</figcaption></figure>`,
    );
    return `<h2>${name}</h2>\n<div>${pictures.join("\n")}</div>`;
  });
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Sidelight, every screen</title>
<style>
body { margin: 1rem; font: 1rem system-ui, sans-serif; background: #888; }
div { display: flex; flex-wrap: wrap; gap: 1rem; align-items: start; }
figure { margin: 0; }
img { display: block; width: 320px; }
.page img { width: 600px; }
</style>
<h1>Sidelight, every screen</h1>
${rows.join("\n")}
</html>
`;
}
