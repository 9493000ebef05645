// Sorting, filtering and search for tables of class «data». The page is whole without it.
'use strict';
(() => {
  const words = document.body.dataset;
  const leastRows = 6;

  const textOf = (row, column) => (row.cells[column] ? row.cells[column].innerText : '').trim();

  // «1 234,5», «60 %», «01.07.2024» in the order of their values; all else as words.
  function keyOf(text) {
    const date = text.match(/^(\d\d)\.(\d\d)\.(\d{4})/);
    if (date) return Number(date[3] + date[2] + date[1]);
    const first = text.split('\n')[0].replace(/[\s\u00a0\u202f]/g, '').replace('\u2212', '-').replace(',', '.').replace(/^[≥≤<>]/, '');
    const number = first.match(/^-?\d+(?:\.\d+)?(?=%?$)/);
    return number ? Number(number[0]) : text.toLocaleLowerCase();
  }

  function compare(a, b) {
    if (typeof a === typeof b) return typeof a === 'number' ? a - b : a.localeCompare(b, undefined, { numeric: true });
    return typeof a === 'number' ? -1 : 1;
  }

  function sortBy(table, head, column) {
    const rising = head.getAttribute('aria-sort') !== 'ascending';
    for (const other of head.parentNode.cells) other.removeAttribute('aria-sort');
    head.setAttribute('aria-sort', rising ? 'ascending' : 'descending');
    for (const body of table.tBodies) {
      const rows = [...body.rows].map((row, at) => ({ row, at, key: keyOf(textOf(row, column)) }));
      rows.sort((a, b) => (rising ? compare(a.key, b.key) : compare(b.key, a.key)) || a.at - b.at);
      body.append(...rows.map(({ row }) => row));
    }
  }

  function addSorting(table) {
    const heads = table.tHead ? [...table.tHead.rows[0].cells] : [];
    heads.forEach((head, column) => {
      if (!head.textContent.trim()) return;
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'sort';
      button.title = words.sort;
      button.append(...head.childNodes);
      button.addEventListener('click', () => sortBy(table, head, column));
      head.append(button);
    });
  }

  function addFilter(table) {
    const label = document.createElement('label');
    const field = document.createElement('input');
    const count = document.createElement('output');
    label.className = 'find';
    label.dataset.scriptOnly = '';
    field.type = 'search';
    label.append(words.find, ' ', field, ' ', count);
    const box = table.closest('.scroll') || table;
    box.before(label);
    const rows = [...table.tBodies].flatMap((body) => [...body.rows]);
    const texts = rows.map((row) => row.textContent.toLocaleLowerCase().replaceAll('ё', 'е'));
    field.addEventListener('input', () => {
      const wanted = field.value.toLocaleLowerCase().replaceAll('ё', 'е').split(/\s+/).filter(Boolean);
      let shown = 0;
      rows.forEach((row, at) => {
        row.hidden = !wanted.every((word) => texts[at].includes(word));
        shown += row.hidden ? 0 : 1;
      });
      count.textContent = wanted.length ? `${shown} / ${rows.length} ${words.found}` : '';
    });
  }

  for (const table of document.querySelectorAll('table.data')) {
    if ([...table.tBodies].reduce((sum, body) => sum + body.rows.length, 0) < leastRows) continue;
    addSorting(table);
    addFilter(table);
  }
})();
