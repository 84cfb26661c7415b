# Two stages: the first builds, the second runs as an unprivileged user whose root file system may be read-only.
#
#   docker build --tag meteo-douane .
#   docker run --read-only --tmpfs /tmp --volume meteo-douane:/var/lib/meteo-douane \
#     --volume ./config:/etc/meteo-douane:ro meteo-douane
#
# Secrets are files in /run/secrets: url_file = "NAME" in the configuration.
ARG BASE=python:3.13-slim-bookworm

FROM ${BASE} AS build
COPY .ci/uv.txt /tmp/uv.txt
RUN python3 -m pip install --no-cache-dir --require-hashes --target /tmp/uv -r /tmp/uv.txt
WORKDIR /src
ENV UV_PROJECT_ENVIRONMENT=/opt/meteo-douane UV_PYTHON_DOWNLOADS=never UV_LINK_MODE=copy UV_NO_CACHE=1
# What we depend on changes more rarely than the program: a layer of its own.
COPY pyproject.toml uv.lock ./
RUN /tmp/uv/bin/uv sync --frozen --no-dev --no-install-project --extra postgres --compile-bytecode
COPY README.md LICENSE config.example.toml ./
COPY src ./src
RUN /tmp/uv/bin/uv sync --frozen --no-dev --no-editable --extra postgres --compile-bytecode \
 && mkdir /var/lib/meteo-douane

FROM ${BASE}
ARG VERSION=0.1.0
ARG REVISION=unknown
LABEL org.opencontainers.image.title="meteo-douane" \
      org.opencontainers.image.description="Watches the French customs' météo des services en ligne" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}" \
      org.opencontainers.image.licenses="MIT"
COPY --from=build /opt/meteo-douane /opt/meteo-douane
COPY --from=build --chown=10001:10001 /var/lib/meteo-douane /var/lib/meteo-douane
ENV PATH=/opt/meteo-douane/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 MALLOC_ARENA_MAX=1
USER 10001:10001
# Where a relative file of the database is.
WORKDIR /var/lib/meteo-douane
VOLUME /var/lib/meteo-douane
# 1 if it does not read or deliver; a source that is silent is no fault of the container.
HEALTHCHECK --interval=2m --timeout=20s --start-period=2m --retries=3 \
  CMD ["meteo-douane", "healthcheck", "--config", "/etc/meteo-douane/config.toml"]
ENTRYPOINT ["meteo-douane"]
CMD ["run", "--config", "/etc/meteo-douane/config.toml"]
