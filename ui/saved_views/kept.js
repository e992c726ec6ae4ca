// Views as this browser keeps them, a list for each park, and as a file.

const MOST_NAME = 60;
const MOST_QUERY = 4000;

const VIEWS = {
  known: (one) => typeof one?.name === "string" && one.name.trim() !== "" && one.name.length <= MOST_NAME
    && typeof one?.query === "string" && one.query.length <= MOST_QUERY && !/[\u0000-\u001f#]/.test(one.query),
  keyOf: ({ name }) => name,
  copy: ({ name, query }) => ({ name, query }),
  most: 200,
};

function viewsKey(state) {
  return `twin-views:${state.data.park}`;
}

function loadViews(state) {
  loadList(state, VIEWS, viewsKey(state));
}

function changeViews(state, change) {
  changeList(state, VIEWS, viewsKey(state), (list) => {
    state.before = list;
    return change(list).slice(0, VIEWS.most);
  });
}

function withView(list, name, query) {
  const others = list.filter((one) => one.name !== name);
  return [...others, { name, query }];
}
