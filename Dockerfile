# trustcheck in a container, to be built from a checkout and run on a mounted folder:
#
#   docker build --tag trustcheck .
#   docker run --rm --read-only --network none --volume "$PWD:/profiles:ro" trustcheck check profile.yaml
#
# The base is named by its tag; for builds that can be repeated to the byte, add the digest that
# your registry gives for it (python:3.13-slim-bookworm@sha256:…).
ARG PYTHON=python:3.13-slim-bookworm

FROM ${PYTHON} AS build
WORKDIR /source
COPY pyproject.toml README.md LICENSE ./
COPY compiled compiled
COPY examples examples
COPY rules rules
COPY schemas schemas
COPY seeds seeds
COPY trustcheck trustcheck
RUN python -m venv --without-pip /opt/trustcheck \
    && python -m pip --python /opt/trustcheck/bin/python --no-cache-dir --disable-pip-version-check install .

FROM ${PYTHON}
COPY --from=build /opt/trustcheck /opt/trustcheck
ENV PATH=/opt/trustcheck/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1
# Nobody: a number, so that a cluster can see that it is not root.
USER 65534:65534
WORKDIR /profiles
ENTRYPOINT ["trustcheck"]
CMD ["--help"]
