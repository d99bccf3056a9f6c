# The service as an image: docker build -t patuh .
FROM maven:3-eclipse-temurin-17 AS build
WORKDIR /src
COPY pom.xml .
COPY src src
COPY rules rules
COPY routes routes
COPY sample-data sample-data
RUN mvn -B -ntp -DskipTests package

FROM eclipse-temurin:17-jre
RUN useradd --system --create-home --home-dir /patuh patuh
WORKDIR /patuh
COPY --from=build /src/target/patuh.jar .
COPY rules rules
COPY routes routes
RUN mkdir data && chown patuh data
USER patuh
VOLUME /patuh/data
EXPOSE 8080
ENV SERVER_ADDRESS=0.0.0.0
# health answers on the loopback port only
HEALTHCHECK --start-period=90s CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8081 && printf 'GET /actuator/health HTTP/1.0\\r\\n\\r\\n' >&3 && head -1 <&3 | grep -q ' 200'"]
ENTRYPOINT ["java", "-jar", "patuh.jar", "serve"]
